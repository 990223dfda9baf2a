package org.samrad.planning.web;

import java.text.Collator;
import java.util.Locale;
import java.util.Objects;
import org.samrad.consultation.Mode;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of the board's rows, in the reader's language. */
@Component
class BoardWords {

    private final MessageSource messages;

    BoardWords(MessageSource messages) {
        this.messages = messages;
    }

    /** How the reader's language sorts names. */
    Collator alphabet() {
        return Collator.getInstance(locale());
    }

    /** A form of meeting. */
    String mode(Mode mode) {
        return text("mode." + mode.name());
    }

    /** How many rooms a site has. */
    String rooms(int rooms) {
        return text("board.rooms", rooms);
    }

    /** The name of a hard rule; its id where the format has it, but the program has no name for it. */
    String rule(String id) {
        return Objects.requireNonNullElse(messages.getMessage("rule." + id + ".name", null, id, locale()), id);
    }

    String text(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
