package org.samrad.account;

import java.io.Serializable;
import java.util.List;
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
 */
public record CurrentUser(
        String username,
        String encodedPassword,
        String displayName,
        Set<AccountRole> roles,
        @Nullable String specialist)
        implements UserDetails, Serializable {

    public static CurrentUser of(Account account) {
        return new CurrentUser(
                account.username(), account.password(), account.displayName(), account.roles(), account.specialist());
    }

    /** Whether the person has the role. */
    public boolean is(AccountRole role) {
        return roles.contains(role);
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
