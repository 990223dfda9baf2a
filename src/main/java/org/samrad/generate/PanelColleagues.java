package org.samrad.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.generate.staff.Diary;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.PeopleAtHand;
import org.samrad.generate.staff.StaffMember;

/** Who could sit on a panel with someone who is found already, in the order in which they are asked. */
final class PanelColleagues {

    /** How much sooner, in shares of load, someone is asked whom the child meets anyway. */
    private static final double BONUS_OF_MET = 0.8;

    private final Diary diary;
    private final @Nullable PeopleAtHand atHand;
    private final Dice dice;

    private record Candidate(Diary.Seat seat, double rank) {}

    /** @param atHand whom to ask; null: everybody */
    PanelColleagues(Diary diary, @Nullable PeopleAtHand atHand, Dice dice) {
        this.diary = diary;
        this.atHand = atHand;
        this.dice = dice;
    }

    /**
     * Experts who could attend, those whom the child meets anyway first, then the least booked and nearest, with some chance
     * in it.
     */
    List<Diary.Seat> of(StaffMember anchor, Draft draft, Set<StaffMember> met) {
        if (draft.demand.size() == 1 && !anchor.interprets()) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Diary.Stretch stretch : asked(draft, met)) {
            StaffMember person = stretch.person();
            if (person.interprets() || person == anchor) {
                continue;
            }
            Diary.Seat seat = diary.seat(stretch, draft.start, draft.end(), draft.demand.mode(), draft.site);
            if (seat != null) {
                double rank = diary.load(person) + dice.between(0.0, 0.4) + seat.travel() / 100.0;
                candidates.add(new Candidate(seat, met.contains(person) ? rank - BONUS_OF_MET : rank));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rank));
        return candidates.stream().map(Candidate::seat).toList();
    }

    private List<Diary.Stretch> asked(Draft draft, Set<StaffMember> met) {
        if (atHand == null) {
            return diary.on(draft.day);
        }
        List<Diary.Stretch> asked = new ArrayList<>();
        for (Diary.Stretch stretch : atHand.at(draft.day, draft.start, draft.site)) {
            if (!met.contains(stretch.person())) {
                asked.add(stretch);
            }
        }
        met.stream()
                .sorted(Comparator.comparingInt(StaffMember::number))
                .flatMap(person -> diary.of(person).stream())
                .filter(stretch -> stretch.day() == draft.day)
                .forEach(asked::add);
        return asked;
    }
}
