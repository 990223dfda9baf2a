package org.samrad.inbox.form;

import static java.time.ZoneOffset.UTC;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody has sent and not saved yet, so that a form that comes back stays the same however often its page is loaded and in
 * whatever language, and is found again after the session or the program has ended. Each is its account's alone. What looks like an
 * identity number is not kept, unless whoever typed it has said that it is none.
 *
 * <p>Requests of one visitor overlap, since a form looks ahead while it is sent: each statement changes only what it is about, and what
 * was typed earlier does not take the place of what was typed later, in whichever order they come.
 */
@Component
public class Drafts {

    /** How many an account can have. */
    public static final int MOST = 20;

    /** How long one is kept that nobody goes on with. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** How long what was sent before can take to come in. */
    private static final Duration OVERTAKING = Duration.ofSeconds(30);

    private static final int AGAIN = 4;

    /** How many fields are named that lack something: nobody types more, and there is room for them. */
    private static final int NAMED = 100;

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

    private static final JsonMapper JSON = new JsonMapper();

    /** Sent after what is there, unless that is older than any two requests could overlap; what has no number is sent without a script. */
    private static final String NOT_OVERTAKEN = "(:turn = 0 or turn <= :turn or updated_at < :recently)";

    private static final String COLUMNS = "request, form, saving, instead, withheld, updated_at";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class)
            .maxRetries(AGAIN)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(15))
            .build());

    Drafts(JdbcClient database, TransactionOperations transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A form as it was sent.
     *
     * @param request the id of the request that it is to change; null where it is to file one
     * @param saving whether it was ever to be saved, and so is told what is wrong with it
     * @param instead why it is no longer about the request that it was about
     * @param withheld the ids of the fields whose text was not kept
     */
    public record Draft(
            RequestForm form,
            @Nullable String request,
            boolean saving,
            @Nullable Instead instead,
            List<String> withheld,
            Instant updatedAt) {

        /** Where to go on with it. */
        public String address() {
            return address(form.key(), request);
        }

        static String address(String key, @Nullable String request) {
            String page = request == null ? "/requests/new" : "/requests/" + request + "/edit";
            return page + "?draft=" + key;
        }
    }

    /**
     * Why what was typed about one request is kept as another one.
     *
     * @param id the one that it was about
     * @param told the message that says what became of that
     * @param text the message that says what is kept
     * @param form the key of the form that it was typed in
     */
    public record Instead(String id, String told, String text, String form) {}

    /**
     * Keeps a form, and what is to be told of it until it is saved.
     *
     * @param turn grows with each sending of the form; 0 where nobody counts
     * @throws ResponseStatusException where it is too long
     */
    public void keep(RequestForm form, @Nullable String request, boolean saving, long turn) {
        inTurn(() -> {
            put(form, request, saving, null, turn);
            if (saving) {
                // Also where what was typed a moment later has come before it.
                database.sql(
                                "update request_draft set saving = true where account = ? and form_key = ? and gone_at is null")
                        .params(account(), form.key())
                        .update();
            }
        });
    }

    /** Two sendings of one form change one row: where the database ends one for the other's sake, it is done once more. */
    private void inTurn(Runnable change) {
        try {
            retry.execute(() -> {
                transactions.executeWithoutResult(status -> change.run());
                return true;
            });
        } catch (RetryException inTheWay) {
            if (inTheWay.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(inTheWay);
        }
    }

    /** Keeps a form that stands for another one now. */
    @Transactional
    public void keepInstead(RequestForm form, Instead instead) {
        put(form, null, false, instead, 0);
    }

    private void put(RequestForm form, @Nullable String request, boolean saving, @Nullable Instead instead, long turn) {
        if (!hasRoom(form)) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        RequestWarnings.Withheld kept = RequestWarnings.Withheld.of(form);
        String json = JSON.writeValueAsString(kept.form());
        if (json.length() > Limits.DRAFT) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (updated(kept, request, json, saving, instead, turn) == 0
                && inserted(kept, request, json, saving, instead, turn) == 0) {
            // Somebody else has inserted it meanwhile; or it was overtaken, and this changes nothing once more.
            updated(kept, request, json, saving, instead, turn);
        }
        dropBeyondLimit();
    }

    /** No more rows than anybody types: each is read, and looked for among all others, whenever the form is looked at. */
    private static boolean hasRoom(RequestForm form) {
        return Stream.concat(Stream.of(form.roles()), form.parts().stream().map(PartRow::roles))
                        .allMatch(roles -> roles.size() <= 2 * Limits.ROLES)
                && form.links().size() <= 2 * Limits.LINKS
                && form.parts().size() <= PartRow.MOST;
    }

    private int updated(
            RequestWarnings.Withheld kept,
            @Nullable String request,
            String json,
            boolean saving,
            @Nullable Instead instead,
            long turn) {
        // One that was saved or discarded and is typed in again begins anew.
        return with("""
                        update request_draft set request = :request, form = :form, withheld = :withheld, turn = :turn,
                            saving = (:saving or (saving and gone_at is null)),
                            instead = case when gone_at is null then coalesce(:instead, instead) else :instead end,
                            updated_at = :now, gone_at = null
                        where account = :account and form_key = :key and\s""" + NOT_OVERTAKEN, kept, request, json, saving, instead, turn)
                .param("recently", clock.instant().minus(OVERTAKING).atOffset(UTC))
                .update();
    }

    private int inserted(
            RequestWarnings.Withheld kept,
            @Nullable String request,
            String json,
            boolean saving,
            @Nullable Instead instead,
            long turn) {
        return with("""
                        insert into request_draft
                            (account, form_key, request, form, saving, instead, withheld, turn, updated_at)
                        values (:account, :key, :request, :form, :saving, :instead, :withheld, :turn, :now)
                        on conflict do nothing
                        """, kept, request, json, saving, instead, turn).update();
    }

    private JdbcClient.StatementSpec with(
            String sql,
            RequestWarnings.Withheld kept,
            @Nullable String request,
            String json,
            boolean saving,
            @Nullable Instead instead,
            long turn) {
        return database.sql(sql)
                .param("account", account())
                .param("key", kept.form().key())
                .param("request", request, java.sql.Types.VARCHAR)
                .param("form", json)
                .param("saving", saving)
                .param("instead", instead == null ? null : JSON.writeValueAsString(instead), java.sql.Types.VARCHAR)
                .param("withheld", kept.fields().stream().limit(NAMED).collect(Collectors.joining(",")))
                .param("turn", turn)
                .param("now", clock.instant().atOffset(UTC));
    }

    /** Of many, those that were left alone longest go. */
    private void dropBeyondLimit() {
        List<String> keys = keys();
        if (keys.size() > MOST) {
            keys.subList(MOST, keys.size()).forEach(this::drop);
        }
    }

    private List<String> keys() {
        return database.sql("select form_key from request_draft where account = ? and gone_at is null"
                        + " order by updated_at desc, form_key")
                .param(account())
                .query((row, number) -> row.getString("form_key"))
                .list();
    }

    /** The form of a key, where whoever asks has sent it. */
    @Transactional(readOnly = true)
    public Optional<Draft> of(String key) {
        return database
                .sql("select " + COLUMNS + " from request_draft where account = ? and form_key = ? and gone_at is null")
                .params(account(), key)
                .query((row, number) -> draft(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** All of whoever asks, the latest first. */
    @Transactional(readOnly = true)
    public List<Draft> all() {
        return database
                .sql("select " + COLUMNS + " from request_draft where account = ? and gone_at is null"
                        + " order by updated_at desc, form_key")
                .param(account())
                .query((row, number) -> draft(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many whoever asks has. */
    @Transactional(readOnly = true)
    public long count() {
        return keys().size();
    }

    private static Optional<Draft> draft(ResultSet row) throws SQLException {
        String instead = row.getString("instead");
        String withheld = row.getString("withheld");
        try {
            return Optional.of(new Draft(
                    JSON.readValue(row.getString("form"), RequestForm.class),
                    row.getString("request"),
                    row.getBoolean("saving"),
                    instead == null ? null : JSON.readValue(instead, Instead.class),
                    withheld.isEmpty() ? List.of() : Arrays.asList(withheld.split(",")),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant()));
        } catch (JacksonException e) {
            LOG.warn(
                    "A draft can't be read and is passed over: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Forgets a form that was saved, or that nobody wants; returns false where there is none. */
    @Transactional
    public boolean drop(String key) {
        return database.sql(
                                "update request_draft set form = '', instead = null, withheld = '', saving = false, gone_at = ?,"
                                        + " updated_at = ? where account = ? and form_key = ? and gone_at is null")
                        .params(clock.instant().atOffset(UTC), clock.instant().atOffset(UTC), account(), key)
                        .update()
                > 0;
    }

    /** Once an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> forgottenDraftsJob() {
        return Tasks.recurring("request-drafts", FixedDelay.ofHours(1)).execute((job, context) -> forget());
    }

    /** Forgets what nobody went on with, and what is gone. */
    @Transactional
    public void forget() {
        Instant now = clock.instant();
        database.sql("delete from request_draft where updated_at < ? or gone_at < ?")
                .params(now.minus(KEPT).atOffset(UTC), now.minus(REMEMBERED).atOffset(UTC))
                .update();
    }

    private static String account() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null) {
            throw new IllegalStateException("A draft is somebody's, and nobody is signed in.");
        }
        return who.getName();
    }
}
