package org.samrad.membership;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.account.Account;
import org.samrad.account.Accounts;
import org.samrad.system.PageLinks;
import org.springframework.stereotype.Component;

/** Accounts as they are listed: by name as the reader's language sorts them, a page at a time. */
@Component
class AccountList {

    private static final int PAGE_SIZE = 25;

    private final Accounts accounts;

    AccountList(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A page of those that were found. */
    record Found(List<Account> accounts, PageLinks pages) {}

    /** @param page from 1; the last where there are fewer */
    Found find(AccountQuery query, int page, Locale locale) {
        String small = query.q().toLowerCase(locale);
        Set<String> among = !query.of().isEmpty()
                ? accounts.boundTo(query.of(), query.role())
                : query.role().isEmpty() ? null : accounts.withRole(query.role());
        Collator alphabet = Collator.getInstance(locale);
        List<String> usernames = accounts.listed().stream()
                .filter(one -> query.isIn(one) && (among == null || among.contains(one.username())))
                .filter(one -> Stream.of(one.name(), one.username(), Objects.requireNonNullElse(one.specialist(), ""))
                        .anyMatch(text -> text.toLowerCase(locale).contains(small)))
                .sorted(Comparator.comparing(Accounts.Listed::name, alphabet).thenComparing(Accounts.Listed::username))
                .map(Accounts.Listed::username)
                .toList();
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, usernames.size());
        List<String> shown = pages.of(usernames, PAGE_SIZE);
        Map<String, Account> byUsername =
                accounts.findAllById(shown).stream().collect(Collectors.toMap(Account::username, Function.identity()));
        return new Found(
                shown.stream().map(byUsername::get).filter(Objects::nonNull).toList(), pages);
    }
}
