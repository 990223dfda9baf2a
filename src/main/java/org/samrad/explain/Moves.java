package org.samrad.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;

/** Finds one other consultation that could be held at another time or with others, so that the request gets a place. */
final class Moves {

    /** Ends the search where one consultation after the other would make room, but has no other place itself. */
    private static final int MOST_TRIED = 40;

    /** How many places of the request are tried beside one other consultation. */
    private static final int MOST_PLACES = 4;

    private final Situation situation;
    private final Facts facts;
    private final Diary diary;
    private final Asked asked;
    private final Openings openings;
    private final JointTimes joint;
    private final List<Place> places;

    Moves(Situation situation, Asked asked, Openings openings, JointTimes joint) {
        this.situation = situation;
        this.facts = situation.facts();
        this.diary = situation.diary();
        this.asked = asked;
        this.openings = openings;
        this.joint = joint;
        this.places = asked.places(facts);
    }

    /** Some, those that wait the most patiently first. */
    List<Unblock> find() {
        var found = new ArrayList<Unblock>();
        if (openings.starts().isEmpty()) {
            return found;
        }
        int tried = 0;
        for (Held other : movable()) {
            diary.remove(other);
            try {
                JointTimes without = new JointTimes(joint, without(other));
                int from = 0;
                for (int place = 0; place < MOST_PLACES && tried < MOST_TRIED; place++) {
                    Held mine = without.earliest(places, from);
                    if (mine == null) {
                        break;
                    }
                    tried++;
                    Held moved = elsewhere(other, mine);
                    if (moved != null) {
                        var to = new Relaxation.MovedConsultation(moved.placement(facts));
                        found.add(new Unblock(to, mine.placement(facts)));
                        break;
                    }
                    from = openings.bitOf(mine.start()) + 1;
                }
            } finally {
                diary.add(other);
            }
            if (found.size() == Unblocks.MOST || tried == MOST_TRIED) {
                break;
            }
        }
        return found;
    }

    /** The consultations, neither published nor pinned, that could stand in the request's way. */
    private List<Held> movable() {
        var found = new LinkedHashSet<Held>();
        joint.persons().forEach(person -> found.addAll(diary.of(person)));
        diary.all().stream().filter(this::concernsRequest).forEach(found::add);
        int from = facts.weekOf(openings.firstDay());
        int until = facts.weekOf(openings.firstDay() + openings.dayCount());
        return found.stream()
                .filter(held -> !facts.isPublished(held.request().id()))
                .filter(held -> from <= facts.weekOf(held.day()) && facts.weekOf(held.day()) <= until)
                .sorted(Comparator.comparing((Held held) -> held.request().urgency())
                        .reversed()
                        .thenComparing(Held::start)
                        .thenComparing(held -> held.request().id()))
                .toList();
    }

    /** Whether it matters to the request's case, sequence or rooms. */
    private boolean concernsRequest(Held other) {
        PlanningData.Request request = asked.request();
        return other.request().caseId().equals(request.caseId())
                || other.request().id().equals(request.follows())
                || request.id().equals(other.request().follows())
                || other.place().site() != Facts.NO_SITE
                        && facts.rooms(other.place().site()) != null
                        && places.contains(other.place());
    }

    /** The openings of the request while the other is out of the diary. */
    private Openings without(Held other) {
        return concernsRequest(other)
                ? Openings.of(facts, diary, asked.request())
                : openings.besideOthersOf(other.panel().values());
    }

    /** Another place for the other while the request has this one, or null where there is none. */
    private @Nullable Held elsewhere(Held other, Held mine) {
        diary.add(mine);
        try {
            Asked others = Asked.of(facts, other.request().id());
            if (!situation.canFollow(others.request())) {
                return null;
            }
            Openings beside = Openings.of(facts, diary, others.request());
            return new JointTimes(facts, others, beside).earliest(others.places(facts), 0);
        } finally {
            diary.remove(mine);
        }
    }
}
