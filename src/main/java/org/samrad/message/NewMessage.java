package org.samrad.message;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.consultation.Mode;
import org.samrad.message.Message.Kind;
import org.samrad.schedule.Appointment;
import org.samrad.time.TimeRange;

/**
 * Something that an account is to be told.
 *
 * @param once what it is about, so that nobody is told it twice; 200 characters at most
 * @param specialist as whom they are told; null unless they are told as a specialist
 * @param request null where it is about many, or none
 * @param consultation null where it is about the request
 * @param about the id of who declined or has not answered; null where it is about nobody
 * @param publication null where it comes from none
 * @param question the number of the planner's question that it is about; null where it is about none
 * @param amount how many things it is about; null where that is no matter
 */
record NewMessage(
        String account,
        AccountRole as,
        Kind kind,
        String once,
        @Nullable String specialist,
        @Nullable String request,
        @Nullable AsItIs consultation,
        @Nullable LocalDateTime startBefore,
        @Nullable String about,
        @Nullable String why,
        @Nullable Long publication,
        @Nullable Long question,
        @Nullable Integer amount) {

    /**
     * A consultation as it is when somebody is told of it.
     *
     * @param sequence the appointment's version
     * @param mode null where that is not theirs to know
     * @param site the site's id
     */
    record AsItIs(
            UUID appointment,
            int sequence,
            TimeRange time,
            @Nullable Mode mode,
            @Nullable String site) {

        static AsItIs of(Appointment appointment) {
            return new AsItIs(
                    appointment.id(),
                    appointment.version(),
                    appointment.time(),
                    appointment.mode(),
                    appointment.site());
        }

        /**
         * As somebody knew it who is no longer on its panel: at the time of then, and nothing of where the others meet now.
         *
         * @param goesOn whether it is held without them
         */
        AsItIs asKnown(LocalDateTime start, boolean goesOn) {
            return new AsItIs(
                    appointment,
                    sequence,
                    new TimeRange(start, start.plusMinutes(time.minutes())),
                    goesOn ? null : mode,
                    goesOn ? null : site);
        }
    }

    /** What tells something of a consultation from the same of it at another time, in another way or at another place. */
    static String once(Appointment appointment) {
        return UUID.nameUUIDFromBytes(appointment.terms().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** To somebody on a panel. */
    static NewMessage toSpecialist(
            String account,
            String specialist,
            Kind kind,
            String request,
            AsItIs consultation,
            @Nullable LocalDateTime startBefore,
            @Nullable Long publication) {
        return new NewMessage(
                account,
                AccountRole.SPECIALIST,
                kind,
                "%s %s %d %s"
                        .formatted(AccountRole.SPECIALIST, consultation.appointment(), consultation.sequence(), kind),
                specialist,
                request,
                consultation,
                startBefore,
                null,
                null,
                publication,
                null,
                null);
    }

    /**
     * To somebody on a panel who has not answered.
     *
     * @param once what tells it from another about the same consultation
     */
    static NewMessage reminder(String account, String specialist, Appointment appointment, String once) {
        return new NewMessage(
                account,
                AccountRole.SPECIALIST,
                Kind.REMINDER,
                "%s %s %s".formatted(Kind.REMINDER, appointment.id(), once),
                specialist,
                appointment.request(),
                AsItIs.of(appointment),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** To a coordinator, about a consultation. */
    static NewMessage ofConsultation(
            String account,
            Kind kind,
            String request,
            AsItIs consultation,
            @Nullable LocalDateTime startBefore,
            @Nullable Long publication) {
        return new NewMessage(
                account,
                AccountRole.COORDINATOR,
                kind,
                "%s %s %d".formatted(AccountRole.COORDINATOR, consultation.appointment(), consultation.sequence()),
                null,
                request,
                consultation,
                startBefore,
                null,
                null,
                publication,
                null,
                null);
    }

    /**
     * To a coordinator or a planner, about somebody on a panel.
     *
     * @param once what tells it from another of its kind about the same consultation and the same person
     */
    static NewMessage ofSomebody(
            String account, AccountRole as, Kind kind, String request, AsItIs consultation, String about, String once) {
        return new NewMessage(
                account,
                as,
                kind,
                "%s %s %s %s %s".formatted(as, kind, consultation.appointment(), about, once),
                null,
                request,
                consultation,
                null,
                about,
                null,
                null,
                null,
                null);
    }

    /**
     * About a request.
     *
     * @param once what tells it from another of its kind about the same request
     */
    static NewMessage ofRequest(
            String account, AccountRole as, Kind kind, String request, @Nullable String why, String once) {
        return new NewMessage(
                account,
                as,
                kind,
                "%s %s %s".formatted(kind, request, once),
                null,
                request,
                null,
                null,
                null,
                why,
                null,
                null,
                null);
    }

    /**
     * About a planner's question.
     *
     * @param specialist as whom they are told; null unless they are told as a specialist
     */
    static NewMessage ofQuestion(
            String account, AccountRole as, @Nullable String specialist, Kind kind, String request, long question) {
        return new NewMessage(
                account,
                as,
                kind,
                "%s %d".formatted(kind, question),
                specialist,
                request,
                null,
                null,
                null,
                null,
                null,
                question,
                null);
    }

    /**
     * About some things at once, each time anew.
     *
     * @param request the one that it is about; null where there are more, or none
     * @param amount how many it is about; null where it is the one
     */
    static NewMessage ofSome(
            String account, AccountRole as, Kind kind, @Nullable String request, @Nullable Integer amount) {
        return new NewMessage(
                account,
                as,
                kind,
                "%s %s".formatted(kind, UUID.randomUUID()),
                null,
                request,
                null,
                null,
                null,
                null,
                null,
                null,
                amount);
    }
}
