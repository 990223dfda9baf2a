package org.samrad.why;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.Matrix;
import org.samrad.explain.Obstacles;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.Unblock;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.plan.web.ShownPlace;
import org.samrad.solver.PlanRule;
import org.samrad.suggest.ConsultationExplanation;
import org.samrad.suggest.PricedOption;
import org.samrad.suggest.Recommended;

/** Turns the explanations of one plan into what one reader sees: in words, with names, and without what is not to be known. */
record Explainer(ExplanationWords words, PlanNames names, Discretion discretion) {

    private static final int MOST_FREE = 5;

    ShownConsultation of(ConsultationExplanation explanation) {
        PricedOption chosen = explanation.chosen();
        Map<Boolean, List<ShownOption>> others = explanation.others().stream()
                .map(other -> of(other, chosen, null))
                .collect(Collectors.partitioningBy(ShownOption::better));
        return new ShownConsultation(
                ShownPlace.of(chosen, names),
                explanation.facts().stream().map(this::of).toList(),
                words.cost(explanation.facts().stream()
                        .mapToDouble(ConsultationExplanation.Fact::cost)
                        .sum()),
                others.getOrDefault(true, List.of()),
                others.getOrDefault(false, List.of()),
                explanation.blocked().stream()
                        .filter(blocked -> !discretion.hides(blocked.by()))
                        .map(blocked -> of(blocked.other(), chosen, blocked.by()))
                        .toList());
    }

    private ShownFact of(ConsultationExplanation.Fact fact) {
        return new ShownFact(
                words.rule(fact.rule()),
                words.of(fact, names),
                words.cost(fact.cost()),
                fact.rule().level() == PlanRule.Level.HARD);
    }

    private ShownOption of(ConsultationExplanation.Other other, PricedOption chosen, @Nullable String blockedBy) {
        return new ShownOption(
                ShownPlace.of(other.option(), chosen.panel(), names),
                words.difference(other.difference()),
                verdict(other),
                parts(other.byRule(), true),
                other.isImprovement(),
                blockedBy);
    }

    private String verdict(ConsultationExplanation.Other other) {
        if (other.isImprovement()) {
            return words.message("drawer.verdict.better");
        }
        List<PlanRule> dearerBy = other.dearerBy();
        return other.difference() == 0 || dearerBy.isEmpty()
                ? words.message("drawer.verdict.same")
                : words.message(
                        "drawer.verdict.dearer",
                        words.joined(dearerBy.stream().map(words::rule).toList()));
    }

    private List<ShownOption.Part> parts(Map<PlanRule, Double> byRule, boolean asDifference) {
        return byRule.entrySet().stream()
                .filter(part -> part.getKey() != PlanRule.UNSCHEDULED)
                .map(part -> new ShownOption.Part(
                        words.rule(part.getKey()),
                        asDifference ? words.difference(part.getValue()) : words.cost(part.getValue())))
                .toList();
    }

    /** Places that are free for a request that the plan leaves out. */
    List<ShownOption> free(Recommended recommended) {
        return recommended.options().stream()
                .limit(MOST_FREE)
                .map(option -> new ShownOption(
                        ShownPlace.of(option, names),
                        words.cost(option.soft()),
                        words.message("drawer.verdict.cost"),
                        parts(option.costs(), false),
                        false,
                        null))
                .toList();
    }

    /**
     * The roles of a request with those who are qualified and those who come nearest to it, or as one of them was asked for. The
     * role that decides comes first.
     */
    List<ShownRole> of(Obstacles obstacles, ShownRole.Query query) {
        List<Matrix.Row> rows = obstacles.matrix().rows();
        String decisive = obstacles.cause().role();
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(
                        number -> !rows.get(number).role().role().equals(decisive)))
                .map(number -> of(rows.get(number), number, query))
                .toList();
    }

    private ShownRole of(Matrix.Row row, int number, ShownRole.Query query) {
        PlanningData.RequestRole role = row.role();
        String text = query.text(number);
        Map<Boolean, List<Matrix.Cell>> found = row.cells().stream()
                .filter(cell -> text.isEmpty()
                        || names.specialist(cell.specialist())
                                .toLowerCase(Locale.ROOT)
                                .contains(text))
                .collect(Collectors.partitioningBy(Matrix.Cell::isQualified));
        return new ShownRole(
                number,
                role.role(),
                names.competence(role.competence()),
                role.minLevel(),
                role.optional(),
                role.specialist() == null ? null : names.specialist(role.specialist()),
                group(found, true, role, query.wantsAll(number)),
                group(found, false, role, query.wantsAll(number)),
                query.isAbout(number) && query.q() != null ? query.q().strip() : "");
    }

    private ShownRole.Group group(
            Map<Boolean, List<Matrix.Cell>> found, boolean qualified, PlanningData.RequestRole role, boolean all) {
        List<Matrix.Cell> cells = found.getOrDefault(qualified, List.of());
        return new ShownRole.Group(
                cells.stream()
                        .limit(all ? cells.size() : ShownRole.NEAREST)
                        .map(cell -> new ShownRole.Person(
                                names.specialist(cell.specialist()), words.of(cell, role, discretion)))
                        .toList(),
                cells.size());
    }

    /** Those that tell nothing of a consultation that the reader is not to know of. */
    List<ShownUnblock> of(List<Unblock> unblocks) {
        return unblocks.stream()
                .filter(this::mayBeTold)
                .map(unblock -> new ShownUnblock(
                        keyOf(unblock),
                        words.of(unblock.relaxation(), names),
                        ShownPlace.of(unblock.placement(), names),
                        unblock.relaxation().kind()))
                .toList();
    }

    private boolean mayBeTold(Unblock unblock) {
        return switch (unblock.relaxation()) {
            case MovedConsultation moved -> !discretion.hides(moved.to().request());
            case OtherGap gap -> !discretion.hides(gap.request()) && !discretion.hides(gap.follows());
            default -> true;
        };
    }

    /** The same for the same change and place, and another for another. */
    static String keyOf(Unblock unblock) {
        return unblock.relaxation().kind()
                + " "
                + unblock.relaxation().arguments()
                + " "
                + ShownPlace.keyOf(unblock.placement());
    }
}
