package org.samrad.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.message.RulesOfTelling;
import org.samrad.message.TellingRules;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** What the administrator sees of mail: whether there is any, what waits, what was given up, and when people are told. */
@Component
class MailPages {

    private static final int PAGE_SIZE = 25;
    private static final Duration LATELY = Duration.ofDays(1);

    private final Mails mails;
    private final MailServer server;
    private final RulesOfTelling rules;
    private final JdbcClient database;
    private final PlanningHorizons horizons;
    private final Clock clock;

    MailPages(
            Mails mails,
            MailServer server,
            RulesOfTelling rules,
            JdbcClient database,
            PlanningHorizons horizons,
            Clock clock) {
        this.mails = mails;
        this.server = server;
        this.rules = rules;
        this.database = database;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A mail that was given up.
     *
     * @param kinds what its messages tell
     * @param confirms whether it asks to confirm an address
     * @param made local time
     */
    record Row(
            long number,
            String name,
            List<String> kinds,
            boolean digest,
            boolean confirms,
            int tries,
            String failure,
            LocalDateTime made) {}

    /** @param page of those that were given up, from 1 */
    @Transactional(readOnly = true)
    public void fill(int page, Model model) {
        Mails.Count count = mails.count(clock.instant().minus(LATELY));
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, count.dead());
        MailServer.Health health = server.health();
        model.addAttribute("state", server.state());
        model.addAttribute("failure", health.failure());
        model.addAttribute("since", local(health.since()));
        model.addAttribute("nextTry", local(health.nextTry()));
        model.addAttribute("count", count);
        model.addAttribute("without", without());
        model.addAttribute(
                "rows",
                count.dead() == 0
                        ? List.of()
                        : mails.dead((pages.number() - 1) * PAGE_SIZE, PAGE_SIZE).stream()
                                .map(this::row)
                                .toList());
        model.addAttribute("pages", pages);
        TellingRules current = rules.current();
        model.addAttribute("rules", current);
        model.addAttribute("longestDelay", TellingRules.LONGEST_DELAY);
        model.addAttribute("mostDays", TellingRules.MOST_DAYS);
    }

    /** How many open accounts have no address. */
    private int without() {
        return database.sql("select count(*) from account where closed_at is null and mail_address is null")
                .query(Integer.class)
                .single();
    }

    private Row row(Mails.Dead dead) {
        return new Row(
                dead.number(),
                dead.name(),
                dead.kinds().isEmpty() ? List.of() : List.of(dead.kinds().split(" ")),
                dead.digest(),
                dead.confirms(),
                dead.tries(),
                Objects.requireNonNullElse(dead.failure(), ""),
                Objects.requireNonNull(local(dead.madeAt())));
    }

    private @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, horizons.zone(clock));
    }
}
