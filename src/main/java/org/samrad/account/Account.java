package org.samrad.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in. Whatever changes what they may do, or what opens the account, ends the sessions begun before:
 * {@link #stamp()} is another one then.
 */
@Entity
public class Account {

    @Id
    private String username;

    @Generated
    @Column(insertable = false, updatable = false)
    private @Nullable Long number;

    private String password;

    private String displayName;

    @Embedded
    private @Nullable PersonBinding specialist = PersonBinding.NOBODY;

    private @Nullable Locale locale;

    private @Nullable Locale readLocale;

    private boolean demo;

    private long stamp;

    private @Nullable Instant closedAt;

    private @Nullable String linkHash;

    private @Nullable Instant linkUntil;

    private @Nullable String mailAddress;

    private @Nullable String mailPending;

    @Enumerated(EnumType.STRING)
    private MailChoice mailChoice = MailChoice.AT_ONCE;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "username"))
    private Set<Held> roles = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_organisation", joinColumns = @JoinColumn(name = "username"))
    private Set<Bound> organisations = new HashSet<>();

    @Embeddable
    record Held(@Enumerated(EnumType.STRING) AccountRole role, boolean everywhere) {}

    @Embeddable
    record Bound(@Enumerated(EnumType.STRING) AccountRole role, String organisation, String name, boolean lost) {}

    /**
     * An account for the whole region.
     *
     * @param encodedPassword as the password encoder made it, never the password itself
     * @param roles at least one
     */
    public Account(String username, String encodedPassword, String displayName, Set<AccountRole> roles) {
        this(
                username,
                encodedPassword,
                displayName,
                roles.stream().map(Grant::everywhere).toList());
    }

    Account(String username, String encodedPassword, String displayName, List<Grant> grants) {
        this.username = username;
        this.password = encodedPassword;
        this.displayName = displayName;
        lay(grants);
    }

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /** Marks an account that exists only while the demo is shown. */
    Account forDemo() {
        this.demo = true;
        return this;
    }

    /** @param encodedPassword in place of the one so far, as the password encoder made it */
    void use(String encodedPassword) {
        this.password = encodedPassword;
    }

    /** Says which specialist of the planning data the demo's account is, and what that one is called. */
    void actAs(PersonBinding person) {
        this.specialist = person;
        this.displayName = Objects.requireNonNull(person.name());
    }

    /** Says which specialist the person is; nobody: {@link PersonBinding#NOBODY}. */
    void bind(PersonBinding person) {
        requireOwn();
        this.specialist = person;
        stamp++;
    }

    /** What the owner is called from now on. What opens the account stays, and so do the sessions. */
    void rename(String name) {
        requireOwn();
        this.displayName = name;
    }

    /**
     * @param address in use; null: nowhere
     * @param pending that has to be confirmed first; null for none
     */
    void mailTo(@Nullable String address, @Nullable String pending, MailChoice choice) {
        requireOwn();
        this.mailAddress = address;
        this.mailPending = pending;
        this.mailChoice = choice;
    }

    /** Takes the account from its owner until it is reopened. */
    void close(Instant now) {
        requireOwn();
        if (closedAt == null) {
            closedAt = now;
            linkHash = null;
            linkUntil = null;
            stamp++;
        }
    }

    void reopen() {
        requireOwn();
        closedAt = null;
    }

    /**
     * Lets nobody in but by the link.
     *
     * @param unknown an encoded password that nobody knows
     * @throws IllegalStateException where the account is closed
     */
    void openBy(AccountLink link, String unknown) {
        requireOwn();
        requireOpen();
        password = unknown;
        linkHash = link.hash();
        linkUntil = link.until();
        stamp++;
    }

    /** Takes the place of the password so far; a link works no more. */
    void choose(String encodedPassword) {
        requireOwn();
        requireOpen();
        password = encodedPassword;
        linkHash = null;
        linkUntil = null;
        stamp++;
    }

    /** @param grants one for each role, at least one */
    void grant(List<Grant> grants) {
        requireOwn();
        lay(grants);
        stamp++;
    }

    private void lay(List<Grant> grants) {
        if (grants.isEmpty()) {
            throw new IllegalArgumentException("The account %s needs at least one role.".formatted(username));
        }
        Set<Held> held = grants.stream()
                .map(grant -> new Held(grant.role(), grant.everywhere()))
                .collect(Collectors.toSet());
        Set<Bound> bound = grants.stream()
                .flatMap(grant -> grant.organisations().stream()
                        .map(one -> new Bound(grant.role(), one.id(), one.name(), one.lost())))
                .collect(Collectors.toSet());
        roles.retainAll(held);
        roles.addAll(held);
        organisations.retainAll(bound);
        organisations.addAll(bound);
    }

    private void requireOwn() {
        if (isShared()) {
            throw new IllegalStateException(
                    "The demo's account %s is everybody's; it stays as it is.".formatted(username));
        }
    }

    private void requireOpen() {
        if (closedAt != null) {
            throw new IllegalStateException("The account %s is closed; reopen it first.".formatted(username));
        }
    }

    /** Remembers the language for the next sign-in. An account that is shared by all remembers nothing. */
    public void prefer(Locale language) {
        if (!isShared()) {
            this.locale = language;
        }
    }

    public String username() {
        return username;
    }

    /** What stands for the account in addresses; 0 before it is stored. */
    public long number() {
        return Objects.requireNonNullElse(number, 0L);
    }

    String password() {
        return password;
    }

    public String displayName() {
        return displayName;
    }

    /** Id of the specialist that this person is, where they are one and the id still means them. */
    public @Nullable String specialist() {
        return person().valid();
    }

    /** Stands for the name, the roles and the person: another text once one of them is another. */
    public String shape() {
        return Integer.toHexString((displayName + grants() + person()).hashCode());
    }

    /** Which specialist this person is, or was. */
    public PersonBinding person() {
        return Objects.requireNonNullElse(specialist, PersonBinding.NOBODY);
    }

    public @Nullable Locale locale() {
        return locale;
    }

    /** In which they are written to: as they chose, else as they read the pages when they last signed in; null where they never did. */
    public @Nullable Locale language() {
        return locale != null ? locale : readLocale;
    }

    /** Where the owner gets mail; null: nowhere. */
    public @Nullable String mailAddress() {
        return mailAddress;
    }

    /** An address that was given and nobody has confirmed yet, so that nothing goes there; null for none. */
    public @Nullable String mailPending() {
        return mailPending;
    }

    /** How the owner gets mail, where there is an address. */
    public MailChoice mailChoice() {
        return mailChoice;
    }

    public boolean isDemo() {
        return demo;
    }

    /** Whether it is one of those that the demo opens to everybody. Nobody changes it. */
    public boolean isShared() {
        return demo && FirstAccounts.isOne(username);
    }

    /** Another number whenever the sessions so far end. */
    public long stamp() {
        return stamp;
    }

    /** When it was closed; null where it is open. */
    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** Until when its owner may choose a password by a link; null where there is none. */
    public @Nullable Instant linkUntil() {
        return linkUntil;
    }

    /** Whether its owner can sign in with a password. */
    boolean isInUse() {
        return closedAt == null && linkHash == null;
    }

    public Set<AccountRole> roles() {
        EnumSet<AccountRole> all = EnumSet.noneOf(AccountRole.class);
        roles.forEach(held -> all.add(held.role()));
        return all;
    }

    /** The roles with what each is for, in the order of the menu. */
    public List<Grant> grants() {
        return roles.stream()
                .sorted(Comparator.comparing(Held::role))
                .map(held -> new Grant(
                        held.role(),
                        held.everywhere(),
                        organisations.stream()
                                .filter(one -> one.role() == held.role() && !held.everywhere())
                                .map(one -> new Grant.BoundOrganisation(one.organisation(), one.name(), one.lost()))
                                .toList()))
                .toList();
    }
}
