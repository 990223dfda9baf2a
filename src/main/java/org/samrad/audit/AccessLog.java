package org.samrad.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes the trail. Nothing changes a line of it or takes one away. */
@Component
public class AccessLog {

    private static final int LONGEST = 1000;
    private static final int LONGEST_ORGANISATIONS = 4000;

    /** How long a program remembers what it has told: a case may have become protected, which is told once more. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Clock clock;
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    AccessLog(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What can have been done. */
    public enum What {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGNED_OUT,
        INVITED,
        CLOSED,
        REOPENED,
        RESET,
        ROLES_CHANGED,
        RENAMED,
        BOUND,
        PASSWORD_CHOSEN,
        PASSWORD_CHANGED,
        MAIL_CHANGED,
        MAIL_CONFIRMED,
        SESSION_ENDED,
        CASE_READ,
        PROTECTED_CASE_READ,
        EXPORTED,
        PROTECTED_EXPORTED,
        IMPORTED,
        DATA_CHANGED,
        RULES_CHANGED,
        REQUEST_FILED,
        REQUEST_CHANGED,
        REQUEST_WITHDRAWN,
        OUTCOME_TOLD,
        WISHES_WRITTEN,
        CONSENT_GIVEN,
        CONSENT_WITHDRAWN,
        PROTECTION_ON,
        PROTECTION_OFF,
        MUNICIPALITY_CHANGED,
        CASE_MOVED,
        EXCLUDED,
        EXCLUSION_LIFTED,
        TIME_HELD,
        TIME_RELEASED,
        TIMES_READ,
        KEEPER_GIVEN,
        KEEPER_TAKEN,
        CONTACT_CHANGED,
        BOOKING_ASKED,
        BOOKING_RETURNED,
        QUESTION_ASKED,
        QUESTION_ANSWERED,
        QUESTION_DECIDED,
        BOOKED,
        ANSWERED,
        ANSWER_TAKEN_BACK,
        DECLINE_LIFTED,
        DECLINE_LEFT,
        ADDRESS_MADE,
        ADDRESS_REVOKED,
        PUBLISHED,
        PUBLICATION_UNDONE,
        DEMO_RESET,
        LOG_READ
    }

    /**
     * A line about no case.
     *
     * @param about an id, such as a username; null where there is none
     * @param detail what else there is to say, such as a reason; null for nothing
     * @return its number
     */
    public long add(What what, @Nullable String about, @Nullable String detail) {
        return add(user(), what, about, detail);
    }

    /** The same of somebody who is not, or not yet, signed in. */
    long add(@Nullable CurrentUser who, What what, @Nullable String about, @Nullable String detail) {
        var key = new GeneratedKeyHolder();
        line(who, """
                insert into access_log (at, username, name, roles, organisations, what, about, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(what.name())
                .param(about)
                .param(detail == null ? null : cut(detail, LONGEST))
                .update(key, "number");
        return java.util.Objects.requireNonNull(key.getKey()).longValue();
    }

    /** A line about a request and the case that it is about. */
    public void addOf(String request, What what) {
        line(user(), """
                insert into access_log (
                    at, username, name, roles, organisations, what, about, care_case, case_organisation)
                select ?, ?, ?, ?, ?, ?, r.id, c.id, c.organisation
                from consultation_request r join care_case c on c.id = r.care_case where r.id = ?
                """).param(what.name()).param(request).update();
    }

    /**
     * A line about a consultation: its request and the case that it is about.
     *
     * @param detail what else there is to say; null for nothing
     */
    public void addOfAppointment(UUID appointment, What what, @Nullable String detail) {
        line(user(), """
                insert into access_log (
                    at, username, name, roles, organisations, what, about, detail, care_case, case_organisation)
                select ?, ?, ?, ?, ?, ?, r.id, cast(? as varchar), c.id, c.organisation
                from appointment a join consultation_request r on r.id = a.request
                    join care_case c on c.id = r.care_case where a.id = ?
                """)
                .param(what.name())
                .param(detail == null ? null : cut(detail, LONGEST))
                .param(appointment)
                .update();
    }

    /**
     * A line about a case, in the transaction of what it tells of.
     *
     * @param detail what else there is to say, such as an organisation; null for nothing
     */
    public void addOfCase(String caseId, What what, @Nullable String detail) {
        line(user(), """
                insert into access_log (
                    at, username, name, roles, organisations, what, about, detail, care_case, case_organisation)
                select ?, ?, ?, ?, ?, ?, c.id, cast(? as varchar), c.id, c.organisation from care_case c where c.id = ?
                """)
                .param(what.name())
                .param(detail == null ? null : cut(detail, LONGEST))
                .param(caseId)
                .update();
        if (what == What.PROTECTION_ON) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    told.invalidateAll();
                }
            });
        }
    }

    /**
     * Tells that whoever asks has read of a case; once for each person, case and day.
     *
     * @param organisation whose coordinators answer for the case; null: the region's
     * @param request what was read: a request, or the case
     */
    @Transactional
    public void read(String caseId, @Nullable String organisation, boolean isProtected, String request) {
        CurrentUser who = user();
        if (who == null) {
            return;
        }
        line(who, """
                insert into access_log (
                    at, username, name, roles, organisations, what, about, care_case, case_organisation, once)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .param((isProtected ? What.PROTECTED_CASE_READ : What.CASE_READ).name())
                .param(request)
                .param(caseId)
                .param(organisation)
                .param("%s %s %s %s".formatted(who.username(), caseId, isProtected, LocalDate.now(clock)))
                .update();
        String key = key(who, request);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.put(key, true);
            }
        });
    }

    /** Tells that whoever asks has read of the case of a request; does nothing where there is no such request. */
    @Transactional
    public void readOf(String request) {
        if (isToldOf(request)) {
            return;
        }
        tell("consultation_request r join care_case c on c.id = r.care_case where r.id = ?", request);
    }

    /** The same of a case, by its own id. */
    @Transactional
    public void readOfCase(String caseId) {
        if (!isToldOf(caseId)) {
            tell("care_case c where c.id = ?", caseId);
        }
    }

    private void tell(String from, String about) {
        record About(String id, @Nullable String organisation, boolean isProtected) {}
        database.sql("select c.id, c.organisation, c.protected_identity from " + from)
                .param(about)
                .query((row, number) -> new About(
                        java.util.Objects.requireNonNull(row.getString(1)), row.getString(2), row.getBoolean(3)))
                .optional()
                .ifPresent(one -> read(one.id(), one.organisation(), one.isProtected(), about));
    }

    /** Whether this program remembers that it has told a moment ago that whoever asks has read of the request's case. */
    public boolean isToldOf(String request) {
        CurrentUser who = user();
        return who == null || told.getIfPresent(key(who, request)) != null;
    }

    private String key(CurrentUser who, String request) {
        return who.username() + " " + request + " " + LocalDate.now(clock);
    }

    /** The detail of a line of that kind that whoever asks has left a short while ago; empty where it is none of theirs. */
    public Optional<String> recent(long number, What what, Duration within) {
        CurrentUser who = user();
        return who == null
                ? Optional.empty()
                : database.sql(
                                "select detail from access_log where number = ? and what = ? and username = ? and at > ?")
                        .params(
                                number,
                                what.name(),
                                who.username(),
                                clock.instant().minus(within).atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .optional();
    }

    /** A statement that writes a line, its first five values filled: when, and who as they were then. */
    private JdbcClient.StatementSpec line(@Nullable CurrentUser who, String sql) {
        return database.sql(sql)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(who == null ? null : who.username())
                .param(who == null ? null : who.displayName())
                .param(who == null ? null : roles(who))
                .param(who == null ? null : organisations(who));
    }

    private static String roles(CurrentUser who) {
        return who.roles().stream().sorted().map(AccountRole::name).collect(Collectors.joining(" "));
    }

    /** Parted and framed by spaces, so that one can be looked for; empty for the whole region. */
    private static String organisations(CurrentUser who) {
        String all = who.bound().values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? "" : cut(" " + all + " ", LONGEST_ORGANISATIONS);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static @Nullable CurrentUser user() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof CurrentUser user ? user : null;
    }
}
