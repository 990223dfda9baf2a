package org.samrad.generate.staff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for a time: of those who offer it some at random, at a place first those who sit there. As many in a large region as
 * in a small one, so that planting takes time in step with the requests alone.
 */
public final class PeopleAtHand {

    private static final int MINUTES_OF_A_PART = 120;
    private static final int MOST_AT_THE_PLACE = 60;
    private static final int MOST = 140;

    private final Map<Part, List<Diary.Stretch>> parts = new HashMap<>();
    private final Dice dice;

    /** Two hours of a day, at one place or, where that is null, at any. */
    private record Part(int day, int part, @Nullable String site) {}

    public PeopleAtHand(Diary diary, Dice dice) {
        this.dice = dice;
        for (int day = 0; day < diary.days(); day++) {
            for (Diary.Stretch stretch : dice.shuffled(diary.on(day))) {
                int last = (stretch.until() - 1) / MINUTES_OF_A_PART;
                for (int part = stretch.from() / MINUTES_OF_A_PART; part <= last; part++) {
                    add(new Part(day, part, null), stretch);
                    if (stretch.site() != null) {
                        add(new Part(day, part, stretch.site()), stretch);
                    }
                }
            }
        }
    }

    private void add(Part part, Diary.Stretch stretch) {
        parts.computeIfAbsent(part, none -> new ArrayList<>()).add(stretch);
    }

    /** Stretches that include the minute or lie near it, none twice. */
    public List<Diary.Stretch> at(int day, int minute, @Nullable String site) {
        List<Diary.Stretch> some = new ArrayList<>();
        int part = minute / MINUTES_OF_A_PART;
        if (site != null) {
            take(parts.getOrDefault(new Part(day, part, site), List.of()), MOST_AT_THE_PLACE, null, some);
        }
        take(parts.getOrDefault(new Part(day, part, null), List.of()), MOST - some.size(), site, some);
        return some;
    }

    /** So many in a row, which was shuffled, from a random one on; those of one place were taken before. */
    private void take(List<Diary.Stretch> stretches, int most, @Nullable String before, List<Diary.Stretch> into) {
        if (stretches.isEmpty()) {
            return;
        }
        int first = dice.between(0, stretches.size() - 1);
        for (int i = 0; i < Math.min(most, stretches.size()); i++) {
            Diary.Stretch stretch = stretches.get((first + i) % stretches.size());
            if (before == null || !before.equals(stretch.site())) {
                into.add(stretch);
            }
        }
    }
}
