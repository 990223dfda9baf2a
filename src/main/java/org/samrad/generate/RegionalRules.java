package org.samrad.generate;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;

/** What a region has agreed on: notice, consent, school hours and its own urgencies. */
final class RegionalRules {

    /** Three days, so that families and staff can make room (an estimate). */
    static final int NOTICE_HOURS = 72;

    private static final String SCHOOL_HOURS = "08:00-15:00";
    private static final Set<Urgency> WITHOUT_NOTICE = EnumSet.of(Urgency.ACUTE, Urgency.DAYS_3);

    /**
     * A coordinated plan within 3 weeks, as in Västra Götaland; the longest wait 12 weeks, the limit for suspected autism in
     * Norway. The factors are estimates.
     */
    private static final List<PlanningData.UrgencyRule> URGENCIES = List.of(
            new PlanningData.UrgencyRule(Urgency.DAYS_14, 21, 10),
            new PlanningData.UrgencyRule(Urgency.DAYS_90, 84, 3));

    private final boolean any;

    /** @param any whether there are any; else the format's defaults hold */
    RegionalRules(boolean any) {
        this.any = any;
    }

    List<PlanningData.UrgencyRule> urgencies() {
        return any ? URGENCIES : List.of();
    }

    /** Days from receipt to the last day within the guarantee. */
    int days(Urgency urgency) {
        return urgencies().stream()
                .filter(rule -> rule.id() == urgency)
                .map(PlanningData.UrgencyRule::days)
                .findFirst()
                .orElse(UrgencyScale.DEFAULT.days(urgency));
    }

    /** Whether what starts then can only be of the urgencies that need no notice. */
    boolean isShortNotice(LocalDateTime now, LocalDateTime start, Urgency urgency) {
        return any && !WITHOUT_NOTICE.contains(urgency) && start.isBefore(now.plusHours(NOTICE_HOURS));
    }

    PlanningHeader in(PlanningHeader header) {
        return any
                ? new PlanningHeader(
                        header.name(),
                        header.timeZone(),
                        header.country(),
                        header.now(),
                        header.horizonStart(),
                        header.horizonEnd(),
                        header.slotMinutes(),
                        NOTICE_HOURS,
                        true,
                        SCHOOL_HOURS)
                : header;
    }
}
