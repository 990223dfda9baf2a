package org.samrad.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.system.HomeOffer;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;

/** What the specialist sees first: how full the day and the week are, what waits for an answer, and what has changed. */
@Component
class SpecialistHome implements HomeOffer {

    private final Appointments appointments;
    private final MyConsultations consultations;
    private final Notifications notifications;
    private final PlanningHorizons horizons;
    private final Clock clock;

    SpecialistHome(
            Appointments appointments,
            MyConsultations consultations,
            Notifications notifications,
            PlanningHorizons horizons,
            Clock clock) {
        this.appointments = appointments;
        this.consultations = consultations;
        this.notifications = notifications;
        this.horizons = horizons;
        this.clock = clock;
    }

    @Override
    public AccountRole role() {
        return AccountRole.SPECIALIST;
    }

    @Override
    public Card card(CurrentUser user) {
        LocalDate today = horizons.now(clock).toLocalDate();
        LocalDate monday = IsoWeek.mondayOf(today);
        var counts = new ArrayList<Count>();
        counts.add(new Count(count(user, today, today.plusDays(1)), "home.specialist.today", "/my", false));
        counts.add(new Count(count(user, monday, monday.plusDays(7)), "home.specialist.this-week", "/my", false));
        counts.add(new Count(
                count(user, monday.plusDays(7), monday.plusDays(14)),
                "home.specialist.next-week",
                "/my?week=" + IsoWeek.write(monday.plusDays(7)),
                false));
        String me = user.specialist();
        int unanswered = me == null
                ? 0
                : consultations.coming(me, horizons.now(clock)).unanswered().size();
        if (unanswered > 0) {
            counts.add(new Count(unanswered, "home.specialist.unanswered", "/my#unanswered", true));
        }
        int untold = me == null ? 0 : notifications.untold(me);
        if (untold > 0) {
            counts.add(new Count(untold, "home.specialist.news", "/my", true));
        }
        return new Card("home.specialist", "/my", counts);
    }

    private int count(CurrentUser user, LocalDate from, LocalDate until) {
        String me = user.specialist();
        return me == null
                ? 0
                : appointments
                        .standingOf(me, from.atStartOfDay(), until.atStartOfDay())
                        .size();
    }
}
