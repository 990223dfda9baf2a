package org.samrad.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** Everyone who may sign in. */
public interface Accounts extends JpaRepository<Account, String> {

    /**
     * What an account is found by in a list of all, without what it may do.
     *
     * @param closedAt since when it is closed; null where it is not
     * @param linkUntil until when its one-time link opens it; null where its owner has chosen a password
     */
    record Listed(
            String username,
            String name,
            @Nullable String specialist,
            @Nullable Instant closedAt,
            @Nullable Instant linkUntil) {}

    /** All of them, in no order: that is the reader's language's. */
    @Query(
            "select new org.samrad.account.Accounts$Listed(a.username, a.displayName, a.specialist.name, a.closedAt, a.linkUntil)"
                    + " from Account a")
    List<Listed> listed();

    /** The usernames of those that have a role, by its name. */
    @Query(value = "select username from account_role where role = :role", nativeQuery = true)
    Set<String> withRole(String role);

    /** The usernames of those that have a role bound to an organisation, by its id; {@code role} empty: any role. */
    @Query(
            value =
                    "select username from account_organisation where organisation = :organisation and :role in ('', role)",
            nativeQuery = true)
    Set<String> boundTo(String organisation, String role);

    /** What an account is called. */
    record Called(String username, String name) {}

    /** What some accounts are called. */
    @Query(
            "select new org.samrad.account.Accounts$Called(a.username, a.displayName) from Account a where a.username in :usernames")
    List<Called> called(Collection<String> usernames);

    /** The same, by username; nothing of accounts that are gone. */
    default Map<String, String> names(Collection<String> usernames) {
        return usernames.isEmpty()
                ? Map.of()
                : called(Set.copyOf(usernames)).stream().collect(Collectors.toMap(Called::username, Called::name));
    }

    /** What one is called; its username where it is gone. */
    default String name(String username) {
        return names(Set.of(username)).getOrDefault(username, username);
    }

    /** The accounts that exist only while the demo is shown. */
    List<Account> findByDemoTrue();

    /** The account that addresses call by a number. */
    Optional<Account> findByNumber(long number);

    /** The account that a link opens, however old the link is. */
    Optional<Account> findByLinkHash(String hash);

    /** The username of the account that a link opens, which nobody else changes until this transaction ends. */
    @Query(value = "select username from account where link_hash = ? for update", nativeQuery = true)
    List<String> lockByLinkHash(String hash);

    /** The username of the account of a number, which nobody else changes until this transaction ends. */
    @Query(value = "select username from account where number = ? for update", nativeQuery = true)
    List<String> lockByNumber(long number);

    /** The same of the account of a username. */
    @Query(value = "select username from account where username = ? for update", nativeQuery = true)
    List<String> lockByUsername(String username);

    /** The administrators whose accounts are open and have a password. */
    @Query("""
            select count(distinct a) from Account a join a.roles held
            where held.role = org.samrad.account.AccountRole.ADMINISTRATOR and a.closedAt is null and a.linkHash is null
            """)
    long countAdministratorsInUse();

    /** Who changes who administrates takes turns. */
    @Query(value = "select username from account_role where role = 'ADMINISTRATOR' for update", nativeQuery = true)
    List<String> lockAdministrators();

    /**
     * Remembers the language that somebody has chosen; what the demo has is shared by all and remembers nothing. Nothing else of
     * the account is written, so that nothing that an administrator changes at the same moment comes back.
     */
    @Transactional
    @Modifying
    @Query("""
            update Account a set a.locale = :language, a.readLocale = null
            where a.username = :username and a.demo = false
            """)
    void prefer(String username, Locale language);

    /** Remembers in which language somebody reads the pages who has chosen none, likewise. */
    @Transactional
    @Modifying
    @Query("""
            update Account a set a.readLocale = :language
            where a.username = :username and a.demo = false and a.locale is null
                and (a.readLocale is null or a.readLocale <> :language)
            """)
    void reads(String username, Locale language);

    /** Makes the demo's specialist a person of the planning data, name and all. */
    default void bindDemo(PersonBinding person) {
        findByDemoTrue().stream()
                .filter(account -> account.isShared() && account.roles().contains(AccountRole.SPECIALIST))
                .forEach(account -> {
                    account.actAs(person);
                    save(account);
                });
    }
}
