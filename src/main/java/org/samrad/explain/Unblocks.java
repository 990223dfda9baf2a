package org.samrad.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Mode;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.Unblock;

/**
 * Searches the relaxations that would give a request a place beside everything else in the plan, and proves those it offers.
 * Nothing is left to chance: the same plan gives the same answer.
 */
record Unblocks(Question question) {

    /** How many are offered at most. */
    static final int MOST = 3;

    /** By how many days the latest day is put off at most. */
    static final int MOST_DAYS_LATER = 28;

    /** Up to {@link #MOST}, the cheapest first, of different kinds where there are as many. */
    List<Unblock> cheapest() {
        if (!question.situation().canFollow(question.asked().request())) {
            return List.of();
        }
        Held asItIs = question.joint().earliest(question.places(), 0);
        if (asItIs != null) {
            return proved(List.of(unblock(new AsItIs(), asItIs)));
        }
        var found = new ArrayList<Unblock>();
        addLaterDay(found);
        addLowerLevels(found);
        addDroppedRoles(found);
        addOtherModes(found);
        addOtherSites(found);
        found.addAll(new MoreMinutes(question).find());
        var times = new OtherTimes(question);
        Stream.of(times.shorter(), times.besideWindows())
                .filter(Objects::nonNull)
                .forEach(found::add);
        found.addAll(new OtherGaps(question).find());
        addOtherPersons(found);
        addConsents(found);
        found.addAll(new Moves(question).find());
        found.sort(byPrice());
        return proved(found);
    }

    private Comparator<Unblock> byPrice() {
        UrgencyScale scale = question.facts().data().urgencyScale();
        return Comparator.comparingInt(unblock -> unblock.relaxation().price(scale));
    }

    /** The first of each kind, then further ones of the same kinds, as far as the proof bears them out. */
    private List<Unblock> proved(List<Unblock> found) {
        var kinds = EnumSet.noneOf(Relaxation.Kind.class);
        var chosen = new ArrayList<Unblock>();
        var failed = new HashSet<Unblock>();
        Set<Violation> before = found.isEmpty()
                ? Set.of()
                : Set.copyOf(ScheduleCheck.check(
                        question.facts().data(), question.situation().schedule()));
        for (boolean anyKind : new boolean[] {false, true}) {
            for (Unblock unblock : found) {
                if (chosen.size() < MOST
                        && !chosen.contains(unblock)
                        && !failed.contains(unblock)
                        && (anyKind || !kinds.contains(unblock.relaxation().kind()))) {
                    if (isProved(unblock, before)) {
                        chosen.add(unblock);
                        kinds.add(unblock.relaxation().kind());
                    } else {
                        failed.add(unblock);
                    }
                }
            }
        }
        chosen.sort(byPrice());
        return List.copyOf(chosen);
    }

    /**
     * Whether the independent checker finds nothing against a rule in the plan with this change that was not so before, the request whole
     * in it (which the checker holds to be so for every request that has a row), and everything published where it was.
     */
    private boolean isProved(Unblock unblock, Set<Violation> before) {
        List<ScheduleRow> plan = unblock.applyTo(question.situation().schedule());
        PlanningData data = unblock.relaxation().applyTo(question.facts().data());
        return stands(plan)
                && ScheduleCheck.check(data, plan).stream()
                        .allMatch(violation -> violation.given() || before.contains(violation));
    }

    /** Whether all of the plan that is published stands in the other plan too. */
    private boolean stands(List<ScheduleRow> plan) {
        Set<ScheduleRow> all = new HashSet<>(plan);
        return question.situation().schedule().stream()
                .filter(row -> question.facts().isPublished(row.request()))
                .allMatch(all::contains);
    }

    private Unblock unblock(Relaxation relaxation, Held held) {
        return new Unblock(relaxation, held.placement(question.facts()));
    }

    private void addLaterDay(List<Unblock> found) {
        int latest = question.facts()
                .day(question.asked().request().latestOrDefault(question.facts().header()));
        int last = Math.min(latest + MOST_DAYS_LATER, question.facts().days() - 1);
        int first = Math.max(
                latest + 1,
                AllowedStarts.firstDay(question.facts(), question.asked().request()));
        if (first > last) {
            return;
        }
        var later = new Openings(
                question.facts(),
                question.diary(),
                question.asked().request(),
                new AllowedStarts(question.facts(), question.asked().request(), first, last));
        Held held = new JointTimes(question.joint(), later).earliest(question.places(), 0);
        if (held != null) {
            var relaxation = new LaterLatestDay(
                    question.asked().request().id(),
                    question.facts().date(held.day()),
                    held.day() - latest,
                    question.asked().request().terms().urgency());
            found.add(unblock(relaxation, held));
        }
    }

    private void addLowerLevels(List<Unblock> found) {
        for (var role : question.asked().roles()) {
            for (int level = role.competence() == null ? 0 : role.minLevel() - 1; level >= 1; level--) {
                var relaxation = new LowerLevel(question.asked().request().id(), role.role(), role.minLevel(), level);
                if (addIfPlaced(
                        found,
                        relaxation,
                        askedBy(relaxation.changed(question.asked().roles())))) {
                    break;
                }
            }
        }
    }

    private void addDroppedRoles(List<Unblock> found) {
        for (var role : question.asked().roles()) {
            if (!role.optional() && question.asked().roles().size() > 1 && !isNamedElsewhere(role)) {
                var relaxation = new DroppedRole(question.asked().request().id(), role.role());
                addIfPlaced(
                        found,
                        relaxation,
                        askedBy(relaxation.changed(question.asked().roles())));
            }
        }
    }

    private Asked askedBy(List<PlanningData.RequestRole> roles) {
        return new Asked(question.asked().request(), roles);
    }

    /** Whether a role of another request goes to whoever takes this one; it would then name nothing. */
    private boolean isNamedElsewhere(PlanningData.RequestRole role) {
        return question.facts().sameAs(question.asked().request().id()).stream()
                .anyMatch(row -> role.role().equals(row.sameAs()));
    }

    private void addOtherPersons(List<Unblock> found) {
        for (var role : question.asked().roles()) {
            var relaxation = OtherPerson.released(question.facts(), role);
            if (relaxation != null) {
                addIfPlaced(
                        found,
                        relaxation,
                        askedBy(relaxation.changed(question.asked().roles())));
            }
        }
    }

    /** One organisation more that the case lets take part; none where not even all of them would do. */
    private void addConsents(List<Unblock> found) {
        if (!question.facts().consents().areNeeded(question.asked().request().caseId())
                || question.joint().consenting(organisation -> true).earliest(question.places(), 0) == null) {
            return;
        }
        for (String organisation : question.joint().needingConsent()) {
            Held held = question.joint().consenting(organisation::equals).earliest(question.places(), 0);
            if (held != null) {
                var today = question.facts().header().now().toLocalDate();
                found.add(unblock(new GivenConsent(question.asked().request().id(), organisation, today), held));
            }
        }
    }

    private void addOtherModes(List<Unblock> found) {
        for (Mode mode : Mode.values()) {
            if (!question.asked().request().terms().modes().contains(mode)) {
                var relaxation = new OtherMode(question.asked().request().id(), mode);
                addIfPlaced(
                        found,
                        relaxation,
                        new Asked(
                                relaxation.changed(question.asked().request()),
                                question.asked().roles()));
            }
        }
    }

    private void addOtherSites(List<Unblock> found) {
        if (!question.asked().request().terms().modes().contains(Mode.ON_SITE)) {
            return;
        }
        for (var site : question.facts().data().sites()) {
            if (!question.asked().request().terms().sites().contains(site.id())) {
                var relaxation = new OtherSite(question.asked().request().id(), site.id());
                addIfPlaced(
                        found,
                        relaxation,
                        new Asked(
                                relaxation.changed(question.asked().request()),
                                question.asked().roles()));
            }
        }
    }

    /** Places the changed request in the same openings: when people can is not changed by whom and how it asks for. */
    private boolean addIfPlaced(List<Unblock> found, Relaxation relaxation, Asked changed) {
        Held held = new JointTimes(question.facts(), changed, question.openings())
                .earliest(question.facts().places(changed.request()), 0);
        if (held != null) {
            found.add(unblock(relaxation, held));
        }
        return held != null;
    }
}
