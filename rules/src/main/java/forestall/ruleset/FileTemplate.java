package forestall.ruleset;

/** Files to begin with: each passes the check, and has an example that does not count yet. */
public enum FileTemplate {
    /** Rules as text. */
    RULES(
            "drl",
            """
            package forestall.risk

            import forestall.model.Criticality
            import forestall.model.Kind
            import forestall.model.Tier

            // A rule's name is the reason that people read. Remove "enabled false" to let it count.
            rule "A grave storm is over a critical component"
                enabled false
            when
                $s : Subject( weather >= 0.9, criticality == Criticality.CRITICAL )
            then
                insert( new Impact( $s.id(), drools.getRule().getName(), 0.05 ) );
            end
            """),
    /** A decision model. */
    MODEL(
            "dmn",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="model" name="model" namespace="urn:forestall:model">
              <inputData id="component" name="component"><variable name="component" typeRef="Any"/></inputData>
              <!-- A decision whose name begins with Impact or Likelihood concludes a number; null concludes nothing. -->
              <decision id="example" name="Impact of an example">
                <variable name="Impact of an example" typeRef="number"/>
                <informationRequirement><requiredInput href="#component"/></informationRequirement>
                <literalExpression><text>if component.weather >= 2 then 0.05 else null</text></literalExpression>
              </decision>
            </definitions>
            """),
    /** A table that adds to the impact. */
    IMPACT(
            "csv",
            """
            RuleSet,forestall.risk,,,
            Import,"forestall.model.Criticality, forestall.model.Kind, forestall.model.Tier",,,
            Notes,"Points of all rows that apply are added.",,,
            ,,,,
            RuleTable Impact,,,,
            NAME,CONDITION,CONDITION,CONDITION,ACTION
            ,$s : Subject...,$s : Subject...,$s : Subject...,
            ,criticality == Criticality.$param,weather >= $param,weather < $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );"
            Reason,Criticality,Weather from,Weather below,Points
            # An example,CRITICAL,0.90,,0.05
            """),
    /** A table of causes of failure. */
    LIKELIHOOD(
            "csv",
            """
            RuleSet,forestall.risk,,,
            Import,"forestall.model.Criticality, forestall.model.Kind, forestall.model.Tier",,,
            Notes,"Each row that applies adds its own probability of failure.",,,
            ,,,,
            RuleTable Likelihood,,,,
            NAME,CONDITION,CONDITION,CONDITION,ACTION
            ,$s : Subject...,$s : Subject...,$s : Subject...,
            ,kind == Kind.$param,alert >= $param,alert < $param,"insert( new Likelihood( $s.id(), drools.getRule().getName(), $param ) );"
            Reason,Kind,Alert from,Alert below,Probability
            # An example,DATABASE,0.90,,0.05
            """),
    /** A table of when a failover is asked for. */
    FAILOVER(
            "csv",
            """
            RuleSet,forestall.risk,,,
            Import,"forestall.model.Criticality, forestall.model.Kind, forestall.model.Tier",,,
            Notes,"A row that applies asks for a failover.",,,
            ,,,,
            RuleTable Failover,,,,
            NAME,CONDITION,CONDITION,CONDITION,ACTION
            ,$s : Scored...,$s : Scored...,$s : Scored...,
            ,probability >= $param,score >= $param,previous == Tier.$param,"insert( new FailoverAdvice( $s.id(), $param ) );"
            Reason,Probability from,Score from,Tier before,Reason again
            # An example,0.99,0.90,FULL,drools.getRule().getName()
            """);

    private final String ending;
    private final String text;

    FileTemplate(String ending, String text) {
        this.ending = ending;
        this.text = text;
    }

    /**
     * A file to begin with, by the ending of its name alone; a table adds to the impact.
     *
     * @throws IllegalArgumentException when the name is none of a rule file, or is a workbook's
     */
    public static RuleFile beginning(String name) {
        for (FileTemplate each : new FileTemplate[] {RULES, IMPACT, MODEL}) {
            if (name.endsWith("." + each.ending)) {
                return each.named(name);
            }
        }
        throw new IllegalArgumentException(
                "begin a file whose name ends in .csv, .drl, or .dmn here; upload others");
    }

    /**
     * A file to begin with.
     *
     * @throws IllegalArgumentException when the name is none of a rule file, or has another ending
     *     than the kind of file
     */
    public RuleFile named(String name) {
        RuleFile file = RuleFile.of(name, text);
        if (!name.endsWith("." + ending)) {
            throw new IllegalArgumentException("such a file's name ends with ." + ending);
        }
        return file;
    }
}
