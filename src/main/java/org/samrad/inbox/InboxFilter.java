package org.samrad.inbox;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.Names;
import org.samrad.scope.Reach;

/**
 * Which requests of a tab the list shows.
 *
 * @param account whose list it is
 * @param reach whose cases' requests
 * @param mine the cases that the reader answers for, of which nothing is protected from them
 * @param urgency null: any
 * @param competences ids; a role asks for one of them; null: no matter
 * @param newOnly whether others have done something of what the reader has not seen
 * @param text part of a reference, a title, a requester or a name; empty: no matter
 * @param people the ids of the specialists whose names the text is part of
 * @param named the ids of the competences whose names it is part of
 */
record InboxFilter(
        String account,
        Reach reach,
        Reach mine,
        @Nullable Urgency urgency,
        @Nullable Set<String> competences,
        boolean newOnly,
        String text,
        Set<String> people,
        Set<String> named) {

    /** The fewest letters that are looked for in names: by one alone too many would be found. */
    private static final int FEWEST = 2;

    /** Every request within reach. */
    static InboxFilter all(String account, Reach reach, Reach mine) {
        return new InboxFilter(account, reach, mine, null, null, false, "", Set.of(), Set.of());
    }

    /** The same, looking for a text. */
    InboxFilter lookingFor(String asked, Names names) {
        String part = asked.strip();
        return new InboxFilter(
                account,
                reach,
                mine,
                urgency,
                competences,
                newOnly,
                part,
                called(part, names.specialists()),
                called(part, names.competences()));
    }

    /** The same, of an urgency and competences only, or of what is new. */
    InboxFilter of(@Nullable Urgency asked, @Nullable Set<String> wanted, boolean news) {
        return new InboxFilter(account, reach, mine, asked, wanted, news, text, people, named);
    }

    /** What {@code like} compares with: the text anywhere, its own wildcards escaped by an exclamation mark. */
    String pattern() {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static Set<String> called(String part, Map<String, String> names) {
        if (part.length() < FEWEST) {
            return Set.of();
        }
        String lower = part.toLowerCase(Locale.ROOT);
        return names.entrySet().stream()
                .filter(one -> one.getValue().toLowerCase(Locale.ROOT).contains(lower))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
