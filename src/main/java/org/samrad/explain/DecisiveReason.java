package org.samrad.explain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.NearestReason.Found;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;

/**
 * Tries what becomes possible without what the cells tell, then without something else, then without two things, then without as
 * few of all as it takes.
 */
final class DecisiveReason {

    /** What may decide it beside what the cells tell, what is easier to see or to change first. */
    private static final List<Reason> OTHERS = List.of(
            Reason.OUTSIDE_WINDOWS,
            Reason.OUTSIDE_DATES,
            Reason.NOTICE,
            Reason.NO_CONSENT,
            Reason.NOT_THE_SAME,
            Reason.NOT_NAMED,
            Reason.EXCLUDED,
            Reason.NO_LANGUAGE,
            Reason.SECTOR,
            Reason.LEVEL_TOO_LOW,
            Reason.NO_MODE,
            Reason.NO_SITE,
            Reason.NO_PLACE,
            Reason.ABSENT,
            Reason.FOLLOWS_UNSCHEDULED,
            Reason.SEQUENCE,
            Reason.SAME_CASE,
            Reason.NO_ROOM,
            Reason.LIMIT,
            Reason.BUSY,
            Reason.COMPETENCE_EXPIRED,
            Reason.NO_OFFERED_TIME,
            Reason.NO_PANEL,
            Reason.NO_COMPETENCE);

    /** What is said with the first time that it would be possible at, with who and what stands in the way then. */
    private static final Set<Reason> NAMED_AT_A_TIME =
            Set.of(Reason.BUSY, Reason.LIMIT, Reason.NO_ROOM, Reason.SAME_CASE, Reason.ABSENT);

    /** What would be a change of the request itself rather than of what stands in its way: named only where nothing else is. */
    private static final Set<Reason> LAST = Set.of(Reason.NO_OFFERED_TIME, Reason.NO_PANEL, Reason.NO_COMPETENCE);

    private final Situation situation;
    private final Asked asked;
    private final RoleReasons cells;
    private final CausePhrases words;
    private final RolePhrases ofRoles;
    private final NearestReason nearest;
    private final Found found;
    private final boolean tooLong;
    private final Supposing supposing;
    private final SupposedPhrases phrases;
    private final Supposing without;
    private final SupposedPhrases besides;
    private final List<Reason> others;

    DecisiveReason(
            Situation situation,
            Asked asked,
            JointTimes joint,
            CausePhrases words,
            RolePhrases ofRoles,
            NearestReason nearest,
            Found found) {
        this.situation = situation;
        this.asked = asked;
        this.cells = joint.cells();
        this.words = words;
        this.ofRoles = ofRoles;
        this.nearest = nearest;
        this.found = found;
        this.tooLong = found.reason() == Reason.TOO_LONG;
        this.supposing = new Supposing(situation, asked, cells);
        this.without = tooLong
                ? new Supposing(situation, asked.taking(Math.max(1, asked.longest(situation.facts()))), cells)
                : supposing;
        this.phrases = phrasesOf(supposing);
        this.besides = phrasesOf(without);
        this.others = supposing.relevant(OTHERS);
    }

    private SupposedPhrases phrasesOf(Supposing of) {
        return new SupposedPhrases(situation, asked, words, ofRoles, of);
    }

    Cause find() {
        int first = tooLong ? 0 : found.reason().bit();
        if (without.earliest(first) != null) {
            return sharpened();
        }
        Cause cause = another(false);
        if (cause == null) {
            cause = apart();
        }
        if (cause == null) {
            cause = withAnother(first);
        }
        if (cause == null) {
            cause = another(true);
        }
        if (cause == null) {
            cause = twoOthers();
        }
        return cause == null ? several() : cause;
    }

    /** That no time is offered is often about the windows or the days: then that is said. */
    private Cause sharpened() {
        Held held = NAMED_AT_A_TIME.contains(found.reason())
                ? supposing.earliest(found.reason().bit())
                : null;
        if (held != null) {
            return found.with(phrases.nearest(held, found.reason()));
        }
        if (found.reason() != Reason.NO_OFFERED_TIME) {
            return found.alone();
        }
        Held otherwise = supposing.earliest(Reason.OUTSIDE_WINDOWS.bit());
        if (otherwise != null) {
            return new Cause(
                    Reason.OUTSIDE_WINDOWS,
                    found.roleName(),
                    List.of(),
                    true,
                    List.of(phrases.ofWindows(found.role(), cells, otherwise)));
        }
        otherwise = found.code() == Reason.NO_JOINT_TIME ? supposing.earliest(Reason.OUTSIDE_DATES.bit()) : null;
        return otherwise == null ? orShorter() : supposed(otherwise, List.of(Reason.OUTSIDE_DATES));
    }

    /** That a shorter one could be held, where what is offered is only too short. */
    private Cause orShorter() {
        int asks = asked.request().terms().durationMinutes();
        int slot = situation.facts().header().slotMinutes();
        for (int quarters = 3; quarters > 0; quarters--) {
            int minutes = asks * quarters / 4 / slot * slot;
            Held shorter = minutes == 0 ? null : new Supposing(situation, asked.taking(minutes), cells).earliest(0);
            if (shorter != null) {
                return found.with(phrases.shorter(shorter, minutes));
            }
        }
        return found.alone();
    }

    /** Something else that decides it alone. */
    private @Nullable Cause another(boolean last) {
        for (Reason other : others) {
            Held held = LAST.contains(other) == last ? supposing.earliest(other.bit()) : null;
            if (held != null) {
                // Other windows do, and so do longer ones.
                return tooLong && other == Reason.OUTSIDE_WINDOWS
                        ? found.with(phrases.otherwise(held))
                        : supposed(held, List.of(other));
            }
        }
        return null;
    }

    /** That those needed offer no time together; where none of them gets there anyway, that is said first. */
    private @Nullable Cause apart() {
        Found apart = found.reason() == Reason.NO_SITE || supposing.earliest(Reason.NO_OFFERED_TIME.bit()) == null
                ? null
                : nearest.apart();
        return apart == null ? null : apart.alone();
    }

    /** What the cells tell and something else. */
    private @Nullable Cause withAnother(int first) {
        for (Reason other : others) {
            Held held = without.earliest(first | other.bit());
            if (held != null) {
                return found.besides(other, besides.besides(held, other));
            }
        }
        return null;
    }

    private @Nullable Cause twoOthers() {
        for (int one = 0; one < others.size(); one++) {
            for (Reason other : others.subList(one + 1, others.size())) {
                Held held = supposing.earliest(others.get(one).bit() | other.bit());
                if (held != null) {
                    return supposed(held, List.of(others.get(one), other));
                }
            }
        }
        return null;
    }

    /** As few as it takes, of which none can stay; what is easy to see or to change stays among them before what is not. */
    private Cause several() {
        var all = new Supposing(situation, asked, cells, others.size());
        int ignored = others.stream().mapToInt(Reason::bit).sum();
        Held held = all.earliest(ignored);
        if (held == null) {
            return found.unproved();
        }
        for (Reason reason : others.reversed()) {
            Held less = all.earliest(ignored & ~reason.bit());
            if (less != null) {
                ignored &= ~reason.bit();
                held = less;
            }
        }
        int needed = ignored;
        return supposed(
                held,
                others.stream().filter(reason -> (needed & reason.bit()) != 0).toList(),
                phrasesOf(all));
    }

    private Cause supposed(Held held, List<Reason> reasons) {
        return supposed(held, reasons, phrases);
    }

    /** That it could be held but for these. */
    private static Cause supposed(Held held, List<Reason> reasons, SupposedPhrases phrases) {
        Reason first = reasons.getFirst();
        return new Cause(
                first,
                phrases.role(held, first),
                reasons.subList(1, reasons.size()),
                true,
                List.of(phrases.of(held, reasons)));
    }
}
