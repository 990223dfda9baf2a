package org.samrad.limits;

import java.io.Serializable;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for that is none of what it can be asked for. The list says so, since it would else be read as if it were
 * what was asked for.
 *
 * @param filter the message that names the filter
 * @param value what was asked for, as far as it can be read out
 * @param beside what it does not go with; empty where it is none by itself
 * @param must what is possible instead
 */
public record FilterNotRead(String filter, String value, String beside, Must must) implements Serializable {

    private static final int LONGEST = 60;

    /** What is possible. */
    public enum Must {
        /** One of a list to choose from on the page. */
        CHOICE,
        /** A tab, or another link on the page. */
        LINK,
        /** A column to sort by. */
        COLUMN,
        /** A day that there can be. */
        DAY,
        /** A last day that is not before the first. */
        PERIOD,
        /** A whole number, in what only an address says. */
        NUMBER,
        /** Yes or no, likewise. */
        SWITCH,
        /** Something of another kind, likewise. */
        OTHER,
        /** Something that does not look like an identity number. */
        NO_IDENTITY;

        /** The last part of the key of the message that says so. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public FilterNotRead {
        // Looked for before it is cut: half a number is none.
        value = Texts.proper(IdentityNumbers.without(value), LONGEST);
        beside = Texts.proper(beside, LONGEST);
    }

    public FilterNotRead(String filter, String value, Must must) {
        this(filter, value, "", must);
    }

    /** None where nothing is asked for, or something that there is. */
    public static Optional<FilterNotRead> unless(
            Collection<String> known, String filter, @Nullable String value, Must must) {
        return unless(known::contains, filter, value, must);
    }

    /** @param isKnown asked only where something is asked for, since it may have to be looked up */
    public static Optional<FilterNotRead> unless(
            Predicate<String> isKnown, String filter, @Nullable String value, Must must) {
        String asked = Objects.requireNonNullElse(value, "").strip();
        return asked.isEmpty() || isKnown.test(asked)
                ? Optional.empty()
                : Optional.of(new FilterNotRead(filter, asked, must));
    }
}
