package org.samrad.inbox.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.samrad.limits.IdentityNumbers;

/**
 * A form as it may be kept before it is saved: without texts that look like an identity number, unless whoever typed them has said that
 * they are none.
 *
 * @param fields the ids of the fields that are empty in it for that reason
 */
record Withheld(RequestForm form, List<String> fields) {

    static Withheld of(RequestForm typed) {
        if (typed.confirmed().contains(RequestWarnings.IDENTITY)) {
            return new Withheld(typed, List.of());
        }
        var emptied = new ArrayList<String>();
        RequestForm rest = typed.with(fields -> {
            fields.title = kept("title", typed.title(), emptied);
            fields.existingCase = kept("existingCase", typed.existingCase(), emptied);
            fields.newCase = kept("newCase", typed.newCase(), emptied);
            fields.municipality = kept("municipality", typed.municipality(), emptied);
            fields.requester = kept("requester", typed.requester(), emptied);
            fields.duration = kept("duration", typed.duration(), emptied);
            fields.times = kept("times", typed.times(), emptied);
            fields.roles = IntStream.range(0, typed.roles().size())
                    .mapToObj(i -> role(i, typed.roles().get(i), emptied))
                    .toList();
        });
        return new Withheld(rest, List.copyOf(emptied));
    }

    private static RoleRow role(int number, RoleRow row, List<String> emptied) {
        return row.with(
                kept("roles-" + number + "-role", row.role(), emptied),
                kept("roles-" + number + "-specialist", row.specialist(), emptied));
    }

    private static String kept(String field, String text, List<String> emptied) {
        if (IdentityNumbers.firstIn(text).isEmpty()) {
            return text;
        }
        emptied.add(field);
        return "";
    }
}
