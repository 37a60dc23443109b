package forestall.command.bench.planner;

import static ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_MEDIUM;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sumLong;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import forestall.placement.constraints.Amounts;
import forestall.placement.constraints.Talk;

/** {@link forestall.placement.constraints.PlacementConstraints}, one by one, for Timefold. */
public class TimefoldConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory all) {
        return new Constraint[] {
            placed(all)
                    .groupBy(
                            standing -> standing.problem,
                            TimefoldStanding::host,
                            sum(
                                    TimefoldStanding::usage,
                                    Amounts.none(0),
                                    Amounts::plus,
                                    Amounts::minus))
                    .filter((problem, host, load) -> load.over(problem, host) > 0)
                    .penalizeLong(ONE_HARD, (problem, host, load) -> load.over(problem, host))
                    .asConstraint("Hosts have room"),
            placed(all)
                    .groupBy(
                            standing -> standing.problem,
                            TimefoldStanding::link,
                            sumLong(TimefoldStanding::replication))
                    .filter((problem, link, mbps) -> mbps > problem.link(link))
                    .penalizeLong(ONE_HARD, (problem, link, mbps) -> mbps - problem.link(link))
                    .asConstraint("Links have bandwidth"),
            all.forEachUniquePair(
                            TimefoldStanding.class,
                            equal(TimefoldStanding::group),
                            equal(TimefoldStanding::host))
                    .filter((one, other) -> one.group() >= 0 && one.isPlaced())
                    .penalizeLong(ONE_HARD, (one, other) -> 1L)
                    .asConstraint("Groups stay apart"),
            placed(all)
                    .filter(each -> each.berth.zone == each.problem.primaryZone(each.component))
                    .penalizeLong(ONE_HARD, each -> 1L)
                    .asConstraint("Standby is not at home"),
            placed(all)
                    .filter(
                            each ->
                                    each.latency()
                                            > each.problem.maxLatency(
                                                    each.component, each.berth.tier))
                    .penalizeLong(ONE_HARD, each -> 1L)
                    .asConstraint("Standby is near enough"),
            placed(all)
                    .filter(each -> each.berth.tier < each.problem.target(each.component))
                    .penalizeLong(ONE_HARD, each -> 1L)
                    .asConstraint("No tier is above its target"),
            all.forEach(TimefoldStanding.class)
                    .filter(each -> !each.isPlaced() && each.problem.mandatory(each.component))
                    .penalizeLong(ONE_MEDIUM, each -> 1L)
                    .asConstraint("Mandatory components stand by"),
            all.forEach(TimefoldStanding.class)
                    .penalizeLong(
                            ONE_SOFT, each -> each.problem.loss(each.component, each.berth.tier))
                    .asConstraint("Failures lose little"),
            placed(all)
                    .penalizeLong(
                            ONE_SOFT,
                            each ->
                                    each.problem.price(
                                            each.component, each.berth.host, each.berth.tier))
                    .asConstraint("Capacity is cheap"),
            placed(all)
                    .groupBy(each -> each.problem, TimefoldStanding::host)
                    .penalizeLong(ONE_SOFT, (problem, host) -> problem.openCost(host))
                    .asConstraint("Few hosts are open"),
            all.forEach(TimefoldStanding.class)
                    .penalizeLong(
                            ONE_SOFT,
                            each ->
                                    each.problem.changeCost(
                                            each.component, each.berth.host, each.berth.tier))
                    .asConstraint("Nothing changes without gain"),
            all.forEach(Talk.class)
                    .join(placed(all), equal(Talk::from, TimefoldStanding::component))
                    .join(placed(all), equal((talk, one) -> talk.to(), TimefoldStanding::component))
                    .filter(
                            (talk, one, other) ->
                                    one.problem.latency(one.berth.zone, other.berth.zone)
                                            > talk.maxLatencyUs())
                    .penalizeLong(ONE_SOFT, (talk, one, other) -> talk.penalty())
                    .asConstraint("Talk is near")
        };
    }

    private static UniConstraintStream<TimefoldStanding> placed(ConstraintFactory all) {
        return all.forEach(TimefoldStanding.class).filter(TimefoldStanding::isPlaced);
    }
}
