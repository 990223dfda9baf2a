package org.samrad.spoken;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of the three languages, with their short forms and endings; what means the same stands together. */
final class Vocabulary {

    /** What a word does in a sentence. */
    enum Part {
        UNTIL,
        FROM,
        BEFORE,
        AFTER,
        BETWEEN,
        AND,
        AT,
        NOT,
        PREFERABLY,
        ODD,
        EVEN,
        WEEK,
        OTHER,
        EVERY,
        NEXT,
        THIS,
        WORKDAYS,
        ALL_DAYS,
        WEEKEND,
        MORNING,
        AFTERNOON,
        EVENING,
        WHOLE_DAY,
        NOON,
        LUNCH,
        CHRISTMAS,
        NEW_YEAR,
        EASTER,
        TODAY,
        TOMORROW,
        AM,
        PM,
        ODD_WEEKS,
        EVEN_WEEKS,
        INCLUDING,
        IF,
        POSSIBLE,
        FILLER
    }

    private static final Map<String, Part> PARTS = new HashMap<>();
    private static final Map<String, DayOfWeek> DAYS = new HashMap<>();
    private static final Map<String, Month> MONTHS = new HashMap<>();

    /** Endings of the names of days: Mondays, måndagarna, mandagene. */
    private static final List<String> ENDINGS = List.of("", "s", "en", "ar", "arna", "er", "ene", "ens");

    static {
        part(Part.UNTIL, "until till til tom t.o.m through fram to");
        part(Part.FROM, "from från fra from fom f.o.m fr.o.m starting");
        part(Part.BEFORE, "before före innan før");
        part(Part.AFTER, "after efter etter");
        part(Part.BETWEEN, "between mellan mellom");
        part(Part.AND, "and och og & eller or");
        part(Part.AT, "at kl klockan klokka klokken");
        part(Part.NOT, "not except utom inte ej ikke unntatt utenom bortsett");
        part(Part.PREFERABLY, "preferably helst gärna gjerne ideally");
        part(Part.ODD, "odd udda ojämn ojämna odde ulike");
        part(Part.EVEN, "even jämn jämna like partalls");
        part(Part.WEEK, "week weeks vecka veckor veckorna veckan v uke uker ukene uka uken");
        part(Part.OTHER, "other second varannan annenhver annanhver andre andra");
        part(Part.EVERY, "every each varje hver hvert alla alle all any");
        part(Part.NEXT, "next nästa neste");
        part(Part.THIS, "this denna denne");
        part(
                Part.WORKDAYS,
                "weekday weekdays workday workdays vardag vardagar vardagarna arbetsdagar hverdag hverdager"
                        + " hverdagene ukedager virkedager arbeidsdager");
        part(Part.ALL_DAYS, "daily dagligen daglig");
        part(Part.WEEKEND, "weekend weekends helg helger helgerna helgen helgene");
        part(
                Part.MORNING,
                "morning mornings förmiddag förmiddagar förmiddagarna formiddag formiddager formiddagene fm");
        part(
                Part.AFTERNOON,
                "afternoon afternoons eftermiddag eftermiddagar eftermiddagarna ettermiddag ettermiddager"
                        + " ettermiddagene em");
        part(Part.EVENING, "evening evenings kväll kvällar kvällarna kveld kvelder kveldene");
        part(Part.WHOLE_DAY, "whole hela hele");
        part(Part.NOON, "noon");
        part(Part.LUNCH, "lunch lunchen lunsj");
        part(Part.CHRISTMAS, "christmas xmas jul julen jula");
        part(Part.NEW_YEAR, "nyår nyåret nyttår");
        part(Part.EASTER, "easter påsk påsken påske påska");
        part(Part.TODAY, "today idag");
        part(Part.TOMORROW, "tomorrow imorgon");
        part(Part.AM, "am");
        part(Part.PM, "pm");
        part(Part.ODD_WEEKS, "oddetallsuker oddetallsuke oddeuker");
        part(Part.EVEN_WEEKS, "partallsuker partallsuke");
        part(Part.INCLUDING, "including inclusive med");
        part(Part.IF, "if om hvis dersom");
        part(Part.POSSIBLE, "possible möjligt mulig");
        part(Part.FILLER, "on in the of i på den det day days dag dagar dager dagen");
        days(DayOfWeek.MONDAY, "monday mon måndag mån mandag man");
        days(DayOfWeek.TUESDAY, "tuesday tue tues tisdag tis tirsdag tir tirs");
        days(DayOfWeek.WEDNESDAY, "wednesday wed weds onsdag ons");
        days(DayOfWeek.THURSDAY, "thursday thu thur thurs torsdag tors tor");
        days(DayOfWeek.FRIDAY, "friday fri fredag fre");
        days(DayOfWeek.SATURDAY, "saturday sat lördag lör lørdag lør");
        days(DayOfWeek.SUNDAY, "sunday sun söndag sön søndag søn");
        List<String> months = List.of(
                "january jan januari januar",
                "february feb februari februar",
                "march mar mars",
                "april apr",
                "may maj mai",
                "june jun juni",
                "july juli",
                "august aug augusti",
                "september sep sept",
                "october oct oktober okt",
                "november nov",
                "december dec desember des");
        for (int month = 0; month < months.size(); month++) {
            for (String name : months.get(month).split(" ")) {
                MONTHS.put(name, Month.of(month + 1));
            }
        }
    }

    private Vocabulary() {}

    private static void part(Part part, String words) {
        Arrays.stream(words.split(" ")).forEach(word -> PARTS.put(word, part));
    }

    private static void days(DayOfWeek day, String names) {
        for (String name : names.split(" ")) {
            ENDINGS.forEach(ending -> DAYS.put(name + ending, day));
        }
    }

    static @Nullable Part part(String word) {
        return PARTS.get(lower(word));
    }

    static @Nullable DayOfWeek day(String word) {
        return DAYS.get(lower(word));
    }

    static @Nullable Month month(String word) {
        return MONTHS.get(lower(word));
    }

    /** Whether a word after a number makes it the number of a day. */
    static boolean isOrdinal(String word) {
        return Set.of("st", "nd", "rd", "th", "e", "a").contains(lower(word));
    }

    private static String lower(String word) {
        String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        return plain.toLowerCase(Locale.ROOT);
    }
}
