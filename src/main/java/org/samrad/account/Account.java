package org.samrad.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. */
@Entity
public class Account {

    @Id
    private String username;

    private String password;

    private String displayName;

    private @Nullable String specialist;

    private @Nullable Locale locale;

    private boolean demo;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "username"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<AccountRole> roles;

    /**
     * @param encodedPassword as the password encoder made it, never the password itself
     * @param roles at least one
     */
    public Account(String username, String encodedPassword, String displayName, Set<AccountRole> roles) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("The account %s needs at least one role.".formatted(username));
        }
        this.username = username;
        this.password = encodedPassword;
        this.displayName = displayName;
        this.roles = EnumSet.copyOf(roles);
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

    /** Says which specialist of the planning data this person is, and what that one is called. */
    void actAs(String specialistId, String name) {
        this.specialist = specialistId;
        this.displayName = name;
    }

    /** Remembers the language for the next sign-in. A demo account is shared by all, so it remembers nothing. */
    public void prefer(Locale language) {
        if (!demo) {
            this.locale = language;
        }
    }

    public String username() {
        return username;
    }

    String password() {
        return password;
    }

    public String displayName() {
        return displayName;
    }

    /** Id of the specialist that this person is, where they are one. */
    public @Nullable String specialist() {
        return specialist;
    }

    public @Nullable Locale locale() {
        return locale;
    }

    public boolean isDemo() {
        return demo;
    }

    public Set<AccountRole> roles() {
        return EnumSet.copyOf(roles);
    }
}
