package org.samrad.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.samrad.consultation.Urgency;
import org.samrad.generate.staff.Dice;

/** Draws how urgent a request is and the days that follow from it, so that the draft's day fits. */
final class DrawnDates {

    /** Per mille; the acute ones are handled by phone and seldom get here. */
    private static final Map<Urgency, Integer> SHARES = Map.of(
            Urgency.ACUTE, 4, Urgency.DAYS_3, 50, Urgency.DAYS_14, 200, Urgency.DAYS_30, 450, Urgency.DAYS_90, 296);

    private final RegionalRules rules;
    private final LocalDate start;
    private final LocalDateTime now;
    private final LocalDate today;
    private final LocalDate lastDay;
    private final Dice dice;

    DrawnDates(GeneratorSettings settings, RegionalRules rules, LocalDateTime now, Dice dice) {
        this.rules = rules;
        start = settings.start();
        this.now = now;
        today = now.toLocalDate();
        lastDay = start.plusWeeks(settings.weeks()).minusDays(1);
        this.dice = dice;
    }

    /** What a draft follows must have been drawn before. */
    void draw(Draft draft) {
        Draft.Link sameDay = draft.links.stream()
                .filter(Draft.Link::countsMinutes)
                .findFirst()
                .orElse(null);
        if (sameDay != null) {
            draft.askedForWith(sameDay.first());
        } else {
            drawOwn(draft);
        }
    }

    private void drawOwn(Draft draft) {
        Urgency urgency = dice.weighted(List.of(Urgency.values()), one -> SHARES.getOrDefault(one, 0));
        LocalDate day = start.plusDays(draft.day);
        if (rules.isShortNotice(now, day.atStartOfDay().plusMinutes(draft.start), urgency)) {
            urgency = Urgency.DAYS_3;
        }
        draft.urgency = urgency;
        // Since when it could be held: a wait that the urgency bears, so that the draft's day is in time.
        LocalDate ready = day.minusDays(dice.between(0, longestWait(urgency)));
        LocalDate longAgo = day.minusDays(longestWait(urgency));
        if (ready.isAfter(today) && !longAgo.isAfter(today) && dice.chance(0.6)) {
            ready = today.minusDays(dice.between(0, (int) ChronoUnit.DAYS.between(longAgo, today)));
        }
        if (!ready.isAfter(today)) {
            draft.received = ready;
        } else {
            draft.received = today.minusDays(dice.between(0, 10));
            draft.earliest = ready;
            draft.due = ready.plusDays(rules.days(urgency));
        }
        boolean late = draft.earliest == null && dice.chance(0.1);
        if (late) {
            draft.received = today.minusDays(rules.days(urgency) + dice.between(1, 20));
        }
        LocalDate latest = ready.plusDays(rules.days(urgency) + slack(urgency));
        if (!late && dice.chance(limited(urgency)) && latest.isBefore(lastDay)) {
            draft.latest = latest;
        }
    }

    private static int longestWait(Urgency urgency) {
        return switch (urgency) {
            case ACUTE -> 1;
            case DAYS_3 -> 3;
            case DAYS_14 -> 12;
            case DAYS_30 -> 26;
            case DAYS_90 -> 60;
        };
    }

    private int slack(Urgency urgency) {
        return switch (urgency) {
            case ACUTE -> 1;
            case DAYS_3 -> dice.between(1, 4);
            case DAYS_14 -> dice.between(2, 10);
            case DAYS_30, DAYS_90 -> dice.between(5, 20);
        };
    }

    /** How often there is a last day that makes sense. */
    private static double limited(Urgency urgency) {
        return switch (urgency) {
            case ACUTE -> 1;
            case DAYS_3 -> 0.9;
            case DAYS_14 -> 0.6;
            case DAYS_30 -> 0.3;
            case DAYS_90 -> 0.05;
        };
    }
}
