package forestall.screen;

/** What a rule file begins with. */
final class NewFile {
    private static final String DRL =
            """
            // What these rules are about, for whoever reads them next.
            package forestall.risk

            import forestall.model.Criticality
            import forestall.model.Kind
            import forestall.model.Tier

            // A rule's name is the reason that people read beside each decision.
            rule "A name that says why"
            when
                $s : Subject( criticality == Criticality.CRITICAL, dependants >= 1000 )
            then
                insert( new Impact( $s.id(), drools.getRule().getName(), 0.01 ) );
            end
            """;

    private static final String TABLE =
            """
            RuleSet,forestall.risk,,
            Import,"forestall.model.Criticality, forestall.model.Kind, forestall.model.Tier",,
            Notes,"What these rules are about, for whoever reads them next.",,
            ,,,
            RuleTable New rules,,,
            NAME,CONDITION,CONDITION,ACTION
            ,$s : Subject...,$s : Subject...,
            ,kind in ( $param ),dependants >= $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );"
            Reason,Kind,Dependants from,Points
            A name that says why,Kind.VM,1000,0.01
            """;

    private NewFile() {}

    /**
     * @param name a file's name, {@code .drl} or {@code .csv}
     * @throws IllegalArgumentException when it is another kind: those are made elsewhere
     */
    static String content(String name) {
        if (name.endsWith(".drl")) {
            return DRL;
        }
        if (name.endsWith(".csv")) {
            return TABLE;
        }
        throw new IllegalArgumentException(
                "begin a file whose name ends in .csv or .drl here; upload others");
    }
}
