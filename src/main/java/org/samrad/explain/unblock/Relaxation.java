package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.consultation.Mode;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;

/**
 * One thing that could be given up so that a request gets a place. A price says how hard it is to give, on a scale of minutes of
 * somebody's work: only the order matters. Notice is not among them: it is the region's promise to everybody, and no field of a request.
 */
public sealed interface Relaxation
        permits AsItIs,
                LaterLatestDay,
                ExtraMinutes,
                EasedContent,
                LowerLevel,
                DroppedRole,
                OtherMode,
                OtherSite,
                OtherPerson,
                GivenConsent,
                MovedConsultation {

    /** The kinds, for messages. */
    enum Kind {
        AS_IT_IS,
        LATER_LATEST_DAY,
        EXTRA_MINUTES,
        SHORTER_DURATION,
        OTHER_WINDOW,
        OTHER_GAP,
        LOWER_LEVEL,
        DROPPED_ROLE,
        OTHER_MODE,
        OTHER_SITE,
        OTHER_PERSON,
        GIVEN_CONSENT,
        MOVED_CONSULTATION;

        /** Key of the message that says it, with {@link Relaxation#arguments}. */
        public String messageKey() {
            return "explain.unblock." + name();
        }
    }

    default Kind kind() {
        return switch (this) {
            case AsItIs it -> Kind.AS_IT_IS;
            case LaterLatestDay it -> Kind.LATER_LATEST_DAY;
            case ExtraMinutes it -> Kind.EXTRA_MINUTES;
            case ShorterDuration it -> Kind.SHORTER_DURATION;
            case OtherWindow it -> Kind.OTHER_WINDOW;
            case OtherGap it -> Kind.OTHER_GAP;
            case LowerLevel it -> Kind.LOWER_LEVEL;
            case DroppedRole it -> Kind.DROPPED_ROLE;
            case OtherMode it -> Kind.OTHER_MODE;
            case OtherSite it -> Kind.OTHER_SITE;
            case OtherPerson it -> Kind.OTHER_PERSON;
            case GivenConsent it -> Kind.GIVEN_CONSENT;
            case MovedConsultation it -> Kind.MOVED_CONSULTATION;
        };
    }

    /**
     * The lower, the sooner it is offered.
     *
     * @param scale what a day of waiting weighs
     */
    default int price(UrgencyScale scale) {
        return switch (this) {
            case AsItIs it -> 0;
            case LaterLatestDay it -> 10 + 2 * scale.factor(it.urgency()) * it.daysLater();
            case ExtraMinutes it -> it.minutes() + 10;
            case ShorterDuration it -> it.from() - it.to() + 20;
            case OtherWindow it -> 50;
            case OtherGap it -> it.bound().countsMinutes() ? 30 + it.change() / 10 : 30 + 2 * it.change();
            case LowerLevel it -> 60 * (it.from() - it.to());
            case DroppedRole it -> 200;
            case OtherMode it -> it.mode() == Mode.ON_SITE ? 35 : 20;
            case OtherSite it -> 30;
            case OtherPerson it -> 55;
            case GivenConsent it -> 45;
            case MovedConsultation it -> 25;
        };
    }

    /** What the message names: ids, dates, times, modes, gaps and numbers, for whoever shows it to put into words. */
    List<Object> arguments();

    /** The data with this given up; everything else stays as it is. */
    PlanningData applyTo(PlanningData data);
}
