package org.samrad.busy.ics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The zones by the names that Windows, and so Outlook, has for them. */
final class WindowsZones {

    private static final Map<String, ZoneId> ZONES = read();

    private WindowsZones() {}

    static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(ZONES.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, ZoneId> read() {
        Map<String, ZoneId> zones = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(WindowsZones.class.getResourceAsStream("windows-zones.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" = "))
                    .forEach(row -> zones.put(row[0].toLowerCase(Locale.ROOT), ZoneId.of(row[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zones;
    }
}
