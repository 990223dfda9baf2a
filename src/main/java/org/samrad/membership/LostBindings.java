package org.samrad.membership;

import org.samrad.account.FirstAccounts;
import org.samrad.account.PersonReplaced;
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.exchange.PlanningDataReplaced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When other planning data take the place of those that were here, an id may mean somebody else. Accounts whose person or
 * organisation is not the same by name lose the binding, and their sessions end, until an administrator binds them anew. It stays
 * so though the data before come back: an administrator looks once. What such a person gave as theirs goes, see {@link PersonReplaced}.
 */
@Component
class LostBindings {

    private static final Logger LOG = LoggerFactory.getLogger(LostBindings.class);

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    LostBindings(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /**
     * Rows that change one by one: who is gone, or has another name and another employer at once, is somebody else. Whoever has
     * changed one of them is known by that from now on.
     */
    @EventListener
    @Transactional
    public void on(PlanningDataChanged event) {
        int persons = losePersons("or");
        if (persons > 0) {
            LOG.warn("The changed data call others by {} of the ids that accounts are bound to.", persons);
        }
        database.sql("""
                update account set specialist_name = (select s.name from specialist s where s.id = account.specialist),
                    specialist_organisation = (select o.name from specialist s join organisation o on o.id = s.organisation
                        where s.id = account.specialist)
                where not specialist_lost and exists (
                    select 1 from specialist s join organisation o on o.id = s.organisation
                    where s.id = account.specialist
                    and (s.name <> account.specialist_name or o.name <> account.specialist_organisation))
                """).update();
    }

    /** @param both {@code and} where name and employer have to be as they were, {@code or} where one of them is enough */
    private int losePersons(String both) {
        String others = """
                 where not (demo and username in (:shared))
                and specialist is not null and not specialist_lost and not exists (
                    select 1 from specialist s join organisation o on o.id = s.organisation
                    where s.id = account.specialist
                    and (s.name = account.specialist_name %s o.name = account.specialist_organisation))
                """.formatted(both);
        database.sql("select distinct specialist from account" + others)
                .param("shared", FirstAccounts.shared())
                .query(String.class)
                .list()
                .forEach(id -> events.publishEvent(new PersonReplaced(id)));
        return database.sql("update account set specialist_lost = true, stamp = stamp + 1" + others)
                .param("shared", FirstAccounts.shared())
                .update();
    }

    @EventListener
    @Transactional
    public void on(PlanningDataReplaced event) {
        int persons = losePersons("and");
        int organisations = database.sql("""
                update account_organisation set lost = true
                where not lost and not exists (
                    select 1 from organisation o
                    where o.id = account_organisation.organisation and o.name = account_organisation.name)
                """).update();
        if (organisations > 0) {
            database.sql("""
                    update account set stamp = stamp + 1
                    where username in (select username from account_organisation where lost)
                    """).update();
        }
        if (persons + organisations > 0) {
            LOG.warn("The new data call others by {} of the ids that accounts are bound to.", persons + organisations);
        }
    }
}
