package org.samrad.explain.phrase;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** English as {@code unscheduled.csv} has it: ids, and dates as the files write them. */
public final class EnglishWording implements Wording {

    public static final EnglishWording ENGLISH = new EnglishWording();

    private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("messages.messages", Locale.ROOT);
    /** English that writes numbers as the files do, without a sign between thousands. */
    private static final Locale PLAIN = Locale.forLanguageTag("en-US-POSIX");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private EnglishWording() {}

    /** Phrases in words, as the parts of one sentence; only the first may begin with a name or an id. */
    public String inOneSentence(List<Phrase> parts) {
        var one = new StringBuilder();
        for (Phrase part : parts) {
            String said = say(part);
            String open = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
            if (one.isEmpty()) {
                one.append(open);
            } else {
                one.append("; ").append(Character.toLowerCase(open.charAt(0))).append(open, 1, open.length());
            }
        }
        return one.append('.').toString();
    }

    @Override
    public String message(String key, Object... values) {
        return new MessageFormat(MESSAGES.getString(key), PLAIN).format(values);
    }

    @Override
    public String name(Phrase.Named named) {
        return named.id();
    }

    @Override
    public String written(Object value) {
        return switch (value) {
            case LocalDateTime time -> TIME.format(time);
            case DayOfWeek day -> message("cause.weekday", day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            default -> value.toString();
        };
    }
}
