package org.samrad.administration;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samrad.exchange.ChangeTrail;
import org.samrad.system.Dates;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Who changed what is planned, when, and what it was before, in the reader's words. */
@Component
class SettingsHistory {

    private static final int MOST = 30;

    /** The settings as one text, as they were kept before each had its name. */
    private static final Pattern ONE_TEXT =
            Pattern.compile("PlanningTerms\\[name=(?<name>.*), timeZone=(?<timeZone>.*),"
                    + " country=(?<country>.*), firstDay=(?<firstDay>.*), weeksAhead=(?<weeksAhead>.*),"
                    + " slotMinutes=(?<slotMinutes>.*), noticeHours=(?<noticeHours>.*),"
                    + " consentRequired=(?<consentRequired>.*), schoolHours=(?<schoolHours>.*)]");

    private final ChangeTrail trail;
    private final MessageSource messages;
    private final Dates dates;
    private final PlanningHorizons horizons;
    private final Clock clock;

    SettingsHistory(ChangeTrail trail, MessageSource messages, Dates dates, PlanningHorizons horizons, Clock clock) {
        this.trail = trail;
        this.messages = messages;
        this.dates = dates;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A line of the history, as its fragment shows it.
     *
     * @param slug what was changed
     * @param key empty: there is one of it
     * @param at local time
     */
    record Change(ChangeTrail.Line line, String slug, String key, LocalDateTime at, List<Setting> cells) {}

    /** A setting that changed. */
    record Setting(String column, String before, String after) {}

    /** The latest first. */
    List<Change> all() {
        return trail.ofFile(PlanningSettingsChange.SETTINGS, MOST).stream()
                .map(line -> new Change(
                        line,
                        say("settings.title"),
                        "",
                        LocalDateTime.ofInstant(line.at(), horizons.zone(clock)),
                        settings(parts(line.before()), parts(line.after()))))
                .toList();
    }

    private static Map<String, String> parts(Map<String, String> kept) {
        Matcher text = ONE_TEXT.matcher(kept.getOrDefault("row", ""));
        if (!text.matches()) {
            return kept;
        }
        Map<String, String> parts = new LinkedHashMap<>();
        text.namedGroups().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(group -> {
                    String value = text.group(group.getValue());
                    parts.put(group.getKey(), value.equals("null") ? "" : value);
                });
        return parts;
    }

    private List<Setting> settings(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<Setting> settings = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = after.getOrDefault(name, "");
            if (!was.equals(is)) {
                settings.add(new Setting(label(name), value(name, was), value(name, is)));
            }
        }
        return settings;
    }

    private String label(String name) {
        return switch (name) {
            case "country" -> say("admin.country");
            case "schoolHours" -> say("settings.school");
            default ->
                Objects.requireNonNull(
                        messages.getMessage("settings." + name, null, name, LocaleContextHolder.getLocale()));
        };
    }

    private String value(String name, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (name) {
            case "country" -> say("admin.country." + value);
            case "consentRequired" -> say(value.equals("true") ? "master.yes" : "settings.no");
            case "firstDay" -> day(value);
            default -> value;
        };
    }

    private String day(String value) {
        try {
            return dates.date(LocalDate.parse(value));
        } catch (DateTimeException cut) {
            return value;
        }
    }

    private String say(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, key, LocaleContextHolder.getLocale()));
    }
}
