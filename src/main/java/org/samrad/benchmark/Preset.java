package org.samrad.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.generate.GeneratorSettings;

/**
 * A generated data set by name, so that a large one can be run without being kept: {@code 100x30x2} (requests, specialists, weeks),
 * {@code planted:800x150x4@0.5}, {@code plain-free:300x80x4}, {@code free:500x80x4@0.8#7}. Before the colon stands how the
 * demand comes about, {@code free} unless given, and {@code plain-} for competences and times alone; after the {@code @} the
 * load, after the {@code #} the seed, 1 unless given.
 *
 * @param name the name with the defaults filled in, the same for the same data
 */
public record Preset(String name, GeneratorSettings settings) {

    private static final Pattern NAME =
            Pattern.compile("(?:(plain-)?(free|planted):)?(\\d+)x(\\d+)x(\\d+)(?:@([0-9.]+))?(?:#(\\d+))?");
    private static final double PLANTED_LOAD = 0.5;

    /** @throws IllegalArgumentException where the name is none, or asks for what can't be generated */
    public static Preset of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "%s is no generated data set; write 100x30x2 or planted:800x150x4@0.5 or plain-free:300x80x4#7."
                            .formatted(name));
        }
        boolean planted = "planted".equals(matcher.group(2));
        @Nullable
        Double load = matcher.group(6) != null
                ? Double.valueOf(matcher.group(6))
                : planted ? Double.valueOf(PLANTED_LOAD) : null;
        boolean rich = matcher.group(1) == null;
        long seed = matcher.group(7) == null ? 1 : Long.parseLong(matcher.group(7));
        return new Preset(
                (rich ? "" : "plain-")
                        + (planted ? "planted:" : "free:")
                        + String.join("x", matcher.group(3), matcher.group(4), matcher.group(5))
                        + (load == null ? "" : "@" + load)
                        + (seed == 1 ? "" : "#" + seed),
                new GeneratorSettings(
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4)),
                        Integer.parseInt(matcher.group(5)),
                        seed,
                        GeneratorSettings.DEFAULT_START,
                        planted,
                        load,
                        rich));
    }
}
