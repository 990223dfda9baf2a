package org.samrad.busy.ics;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which clock a calendar means by the name of a zone: the world's zone of that name; else the one that Windows calls so; else what the
 * file says of it; else the region's.
 */
final class Zones {

    /** The world's zones by their names in small letters. */
    private static final Map<String, String> NAMES = names();

    /** No name of a zone is longer, with whatever stands before it; others can only be described in the file. */
    private static final int LONGEST = 255;

    /** What it costs to look for a city among the names of all zones. */
    private static final int STEPS_PER_CITY = 10;

    private final ZoneRules region;
    private final WorkLeft work;
    private final Map<String, ZoneRules> described = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Map<String, Optional<ZoneRules>> byCities = new HashMap<>();

    /**
     * @param region the clock of a moment without a zone
     * @param descriptions what the file says of zones
     */
    Zones(ZoneId region, List<IcsComponent> descriptions, Span span, WorkLeft work) {
        this.region = region.getRules();
        this.work = work;
        for (IcsComponent description : descriptions) {
            description.first("TZID").ifPresent(id -> {
                try {
                    description.requireWhole();
                    DescribedZone.rules(description, span, work)
                            .ifPresent(rules -> described.putIfAbsent(id.value(), rules));
                } catch (BrokenEntry e) {
                    broken.add(id.value());
                }
            });
        }
    }

    ZoneRules region() {
        return region;
    }

    /**
     * The clock that a name stands for.
     *
     * @param id null where no zone is named
     * @throws BrokenEntry where nothing but the file knows it, and what that says can't be read
     */
    ZoneRules of(@Nullable String id) throws BrokenEntry {
        if (id == null || id.isBlank()) {
            return region;
        }
        boolean isName = id.length() <= LONGEST;
        Optional<ZoneRules> known = isName ? known(id.strip()) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        ZoneRules ofFile = described.get(id);
        if (ofFile != null) {
            return ofFile;
        }
        if (broken.contains(id)) {
            throw new BrokenEntry("a zone that can't be read");
        }
        Optional<ZoneRules> ofCity = byCities.get(id);
        if (ofCity == null) {
            ofCity = isName ? byCities(id) : Optional.empty();
            byCities.put(id, ofCity);
        }
        return ofCity.orElse(region);
    }

    private static Optional<ZoneRules> known(String id) {
        String small = id.toLowerCase(Locale.ROOT);
        // Some put their own name and a date before that of the zone, as a path.
        for (String rest = small; ; rest = rest.substring(rest.indexOf('/') + 1)) {
            String name = NAMES.get(rest);
            if (name != null) {
                return Optional.of(ZoneId.of(name).getRules());
            }
            if (rest.indexOf('/') < 0) {
                break;
            }
        }
        return WindowsZones.find(id).map(ZoneId::getRules).or(() -> byOffset(id));
    }

    /** A fixed distance to UTC, such as {@code UTC+01:00}. */
    private static Optional<ZoneRules> byOffset(String id) {
        if (!id.matches("(?:UTC|GMT|UT)?[+-]\\d{1,2}(?::?\\d{2})?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(id).getRules());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What Outlook shows people: {@code (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna}. */
    private Optional<ZoneRules> byCities(String id) {
        int bracket = id.indexOf(')');
        if (!id.startsWith("(") || bracket < 0) {
            return Optional.empty();
        }
        for (String city : id.substring(bracket + 1).split(",")) {
            work.take(STEPS_PER_CITY);
            String end = "/" + city.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
            for (Map.Entry<String, String> name : NAMES.entrySet()) {
                if (end.length() > 1 && name.getKey().endsWith(end)) {
                    return Optional.of(ZoneId.of(name.getValue()).getRules());
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        ZoneId.getAvailableZoneIds().forEach(id -> names.put(id.toLowerCase(Locale.ROOT), id));
        return names;
    }
}
