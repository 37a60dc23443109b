package forestall.model;

/**
 * A rule asks to fail a component over before it fails.
 *
 * @param component which
 * @param rule name of the rule that asks
 * @param reason for people, 1 to 500 characters
 */
public record FailoverProposal(ComponentId component, String rule, String reason) {

    public FailoverProposal {
        Require.present(component, "component");
        Require.text(rule, "rule", 300);
        Require.text(reason, "reason", 500);
    }
}
