package org.samrad.account;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in; a controller gets it with {@code @AuthenticationPrincipal}.
 *
 * @param username the account's id
 * @param encodedPassword checked at sign-in, shown to nobody
 * @param displayName as the header shows it
 * @param roles what the person may do
 * @param specialist id of the specialist that the person is, where they are one
 * @param bound for each role that is not for the whole region, the ids of the organisations that it is for, each with all below it
 * @param stamp the account's when the person signed in; with another one they have to sign in again
 */
public record CurrentUser(
        String username,
        String encodedPassword,
        String displayName,
        Set<AccountRole> roles,
        @Nullable String specialist,
        Map<AccountRole, List<String>> bound,
        long stamp)
        implements UserDetails, Serializable {

    public CurrentUser {
        // What an older version has kept in a session has no bounds, and must not pass for somebody without any.
        bound = Map.copyOf(bound);
        roles = Set.copyOf(roles);
    }

    public static CurrentUser of(Account account) {
        return new CurrentUser(
                account.username(),
                account.password(),
                account.displayName(),
                account.roles(),
                account.specialist(),
                Grant.bound(account.grants()),
                account.stamp());
    }

    /** Whether the person has the role. */
    public boolean is(AccountRole role) {
        return roles.contains(role);
    }

    /** Whether the person has the role for the whole region. */
    public boolean isEverywhere(AccountRole role) {
        return is(role) && !bound.containsKey(role);
    }

    @Override
    public List<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    @Override
    public String getPassword() {
        return encodedPassword;
    }

    @Override
    public String getUsername() {
        return username;
    }

    /** Names no password, so that a log line can't. */
    @Override
    public String toString() {
        return username;
    }
}
