package forestall.placement.constraints;

import static org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_HARD;
import static org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_MEDIUM;
import static org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_SOFT;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sum;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sumLong;
import static org.optaplanner.core.api.score.stream.Joiners.equal;

import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.uni.UniConstraintStream;

/** What a good plan is: the specification that everything faster is held to. */
public class PlacementConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory all) {
        return new Constraint[] {
            hostsHaveRoom(all),
            linksHaveBandwidth(all),
            groupsStayApart(all),
            standbyIsNotAtHome(all),
            standbyIsNearEnough(all),
            noTierIsAboveItsTarget(all),
            mandatoryComponentsStandBy(all),
            failuresLoseLittle(all),
            capacityIsCheap(all),
            fewHostsAreOpen(all),
            nothingChangesWithoutGain(all),
            talkIsNear(all)
        };
    }

    private static UniConstraintStream<Standing> placed(ConstraintFactory all) {
        return all.forEach(Standing.class).filter(Standing::isPlaced);
    }

    /** A host can't hold more than it has of any resource. */
    Constraint hostsHaveRoom(ConstraintFactory all) {
        return placed(all)
                .groupBy(
                        standing -> standing.problem,
                        Standing::host,
                        sum(Standing::usage, Amounts.none(0), Amounts::plus, Amounts::minus))
                .filter((problem, host, load) -> load.over(problem, host) > 0)
                .penalizeLong(ONE_HARD, (problem, host, load) -> load.over(problem, host))
                .asConstraint("Hosts have room");
    }

    /** Replication must pass the link from the primary zone to the standby's. */
    Constraint linksHaveBandwidth(ConstraintFactory all) {
        return placed(all)
                .groupBy(
                        standing -> standing.problem,
                        Standing::link,
                        sumLong(Standing::replication))
                .filter((problem, link, mbps) -> mbps > problem.link(link))
                .penalizeLong(ONE_HARD, (problem, link, mbps) -> mbps - problem.link(link))
                .asConstraint("Links have bandwidth");
    }

    /** Two of a group on one host would be lost together. */
    Constraint groupsStayApart(ConstraintFactory all) {
        return all.forEachUniquePair(Standing.class, equal(Standing::group), equal(Standing::host))
                .filter((one, other) -> one.group() >= 0 && one.isPlaced())
                .penalizeLong(ONE_HARD, (one, other) -> 1L)
                .asConstraint("Groups stay apart");
    }

    /** The zone that fails takes its standby along. */
    Constraint standbyIsNotAtHome(ConstraintFactory all) {
        return placed(all)
                .filter(standing -> standing.zone() == standing.primaryZone())
                .penalizeLong(ONE_HARD, standing -> 1L)
                .asConstraint("Standby is not at home");
    }

    /** Synchronisation waits for the way there and back. */
    Constraint standbyIsNearEnough(ConstraintFactory all) {
        return placed(all)
                .filter(
                        standing ->
                                standing.problem.latency(standing.primaryZone(), standing.zone())
                                        > standing.problem.maxLatency(
                                                standing.component, standing.berth.tier))
                .penalizeLong(ONE_HARD, standing -> 1L)
                .asConstraint("Standby is near enough");
    }

    /** Nobody asked for more than the risk calls for. */
    Constraint noTierIsAboveItsTarget(ConstraintFactory all) {
        return placed(all)
                .filter(
                        standing ->
                                standing.berth.tier < standing.problem.target(standing.component))
                .penalizeLong(ONE_HARD, standing -> 1L)
                .asConstraint("No tier is above its target");
    }

    /** Some must not be without, whatever it costs. */
    Constraint mandatoryComponentsStandBy(ConstraintFactory all) {
        return all.forEach(Standing.class)
                .filter(
                        standing ->
                                !standing.isPlaced()
                                        && standing.problem.mandatory(standing.component))
                .penalizeLong(ONE_MEDIUM, standing -> 1L)
                .asConstraint("Mandatory components stand by");
    }

    /** The lower the tier, the longer the outage. */
    Constraint failuresLoseLittle(ConstraintFactory all) {
        return all.forEach(Standing.class)
                .penalizeLong(
                        ONE_SOFT,
                        standing -> standing.problem.loss(standing.component, standing.berth.tier))
                .asConstraint("Failures lose little");
    }

    /** The same standby is better where it costs less. */
    Constraint capacityIsCheap(ConstraintFactory all) {
        return placed(all)
                .penalizeLong(
                        ONE_SOFT,
                        standing ->
                                standing.problem.price(
                                        standing.component,
                                        standing.berth.host,
                                        standing.berth.tier))
                .asConstraint("Capacity is cheap");
    }

    /** A host costs something as soon as anything is on it. */
    Constraint fewHostsAreOpen(ConstraintFactory all) {
        return placed(all)
                .groupBy(standing -> standing.problem, Standing::host)
                .penalizeLong(ONE_SOFT, (problem, host) -> problem.openCost(host))
                .asConstraint("Few hosts are open");
    }

    /** Data must be copied to another host, and sizes changed for another tier. */
    Constraint nothingChangesWithoutGain(ConstraintFactory all) {
        return all.forEach(Standing.class)
                .penalizeLong(
                        ONE_SOFT,
                        standing ->
                                standing.problem.changeCost(
                                        standing.component,
                                        standing.berth.host,
                                        standing.berth.tier))
                .asConstraint("Nothing changes without gain");
    }

    /** Components that talk a lot should not be far apart. */
    Constraint talkIsNear(ConstraintFactory all) {
        return all.forEach(Talk.class)
                .join(placed(all), equal(Talk::from, Standing::component))
                .join(placed(all), equal((talk, one) -> talk.to(), Standing::component))
                .filter(
                        (talk, one, other) ->
                                one.problem.latency(one.zone(), other.zone()) > talk.maxLatencyUs())
                .penalizeLong(ONE_SOFT, (talk, one, other) -> talk.penalty())
                .asConstraint("Talk is near");
    }
}
