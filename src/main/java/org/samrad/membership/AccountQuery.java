package org.samrad.membership;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.limits.FilterNotRead;
import org.samrad.limits.Texts;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which accounts are asked for, as the address says; empty: no matter.
 *
 * @param q what the name, the username or the specialist's name holds
 * @param role the name of one that they have
 * @param of the id of an organisation that a role of theirs is bound to
 * @param state the name of a {@link State}
 */
record AccountQuery(String q, String role, String of, String state) {

    private static final int LONGEST = 200;

    /** How an account is. */
    enum State {
        OPEN,
        INVITED,
        CLOSED;

        private static State of(Accounts.Listed account) {
            return account.closedAt() != null ? CLOSED : account.linkUntil() != null ? INVITED : OPEN;
        }
    }

    static AccountQuery of(@Nullable String q, @Nullable String role, @Nullable String of, @Nullable String state) {
        return new AccountQuery(
                shortened(q), among(AccountRole.values(), role), shortened(of), among(State.values(), state));
    }

    /**
     * What is asked for that there is not.
     *
     * @param isOrganisation whether there is one of that id
     */
    static List<FilterNotRead> notRead(
            @Nullable String role, @Nullable String of, @Nullable String state, Predicate<String> isOrganisation) {
        return Stream.of(
                        FilterNotRead.unless(
                                names(AccountRole.values()), "account.roles", role, FilterNotRead.Must.CHOICE),
                        FilterNotRead.unless(isOrganisation, "account.organisation", of, FilterNotRead.Must.CHOICE),
                        FilterNotRead.unless(names(State.values()), "account.state", state, FilterNotRead.Must.CHOICE))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).toList();
    }

    private static String shortened(@Nullable String typed) {
        String text = typed == null ? "" : Texts.proper(typed);
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static String among(Enum<?>[] all, @Nullable String name) {
        return Arrays.stream(all)
                .map(Enum::name)
                .filter(one -> one.equals(name))
                .findFirst()
                .orElse("");
    }

    boolean isIn(Accounts.Listed account) {
        return state.isEmpty() || State.of(account).name().equals(state);
    }

    /** The address of a page of them. */
    public String on(int page) {
        var address = UriComponentsBuilder.fromPath("/admin/accounts");
        String[][] asked = {
            {"q", q}, {"role", role}, {"of", of}, {"state", state}, {"page", page > 1 ? String.valueOf(page) : ""}
        };
        for (String[] one : asked) {
            if (!one[1].isEmpty()) {
                address.queryParam(one[0], "{value}");
            }
        }
        return address.encode()
                .buildAndExpand(Arrays.stream(asked)
                        .map(one -> one[1])
                        .filter(value -> !value.isEmpty())
                        .toArray())
                .toUriString();
    }
}
