package org.samrad.membership;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Grant;
import org.samrad.limits.Texts;

/**
 * An account as it was typed.
 *
 * @param username not asked for where the account is there
 * @param mail an address; not asked for where the account is there
 * @param language a tag
 * @param roles names of {@link AccountRole}s
 * @param regional names of the roles that are for the whole region, of those that may be bound
 * @param coordinatorOf ids of organisations
 * @param auditorOf ids of organisations
 * @param specialist a line to choose, an id or a name; empty: nobody
 */
record AccountForm(
        @Nullable String username,
        @Nullable String name,
        @Nullable String mail,
        @Nullable String language,
        @Nullable List<String> roles,
        @Nullable List<String> regional,
        @Nullable List<String> coordinatorOf,
        @Nullable List<String> auditorOf,
        @Nullable String specialist)
        implements Serializable {

    AccountForm {
        username = text(username);
        name = text(name);
        mail = text(mail);
        language = text(language);
        roles = list(roles);
        regional = list(regional);
        coordinatorOf = list(coordinatorOf);
        auditorOf = list(auditorOf);
        specialist = text(specialist);
    }

    static AccountForm empty(String language) {
        return new AccountForm("", "", "", language, List.of(), List.of(), List.of(), List.of(), "");
    }

    /** @param line the specialist that it is bound to, as a line to choose */
    static AccountForm of(Account account, String line) {
        List<Grant> grants = account.grants();
        return new AccountForm(
                account.username(),
                account.displayName(),
                "",
                "",
                grants.stream().map(grant -> grant.role().name()).toList(),
                grants.stream()
                        .filter(Grant::everywhere)
                        .map(grant -> grant.role().name())
                        .toList(),
                of(grants, AccountRole.COORDINATOR),
                of(grants, AccountRole.AUDITOR),
                line);
    }

    private static List<String> of(List<Grant> grants, AccountRole role) {
        return grants.stream()
                .filter(grant -> grant.role() == role)
                .flatMap(grant -> grant.organisations().stream())
                .filter(one -> !one.lost())
                .map(Grant.BoundOrganisation::id)
                .toList();
    }

    /** The organisations chosen for a role. */
    public List<String> organisationsOf(String role) {
        return switch (role) {
            case "COORDINATOR" -> Objects.requireNonNull(coordinatorOf);
            case "AUDITOR" -> Objects.requireNonNull(auditorOf);
            default -> List.of();
        };
    }

    public boolean has(String role) {
        return Objects.requireNonNull(roles).contains(role);
    }

    public boolean isRegional(String role) {
        return Objects.requireNonNull(regional).contains(role);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : Texts.proper(typed);
    }

    private static List<String> list(@Nullable List<String> typed) {
        return typed == null
                ? List.of()
                : typed.stream().limit(500).map(Texts::proper).toList();
    }
}
