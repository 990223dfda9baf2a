package org.samrad.inbox.bulk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.match.LiveMatch;
import org.samrad.match.LiveMatches;
import org.samrad.match.Wish;
import org.samrad.request.RequestContent;
import org.springframework.stereotype.Component;

/** What can be had for the rows of a table, by the engine that also matches what is typed; a few at a time, so that nobody waits long. */
@Component
class BulkMatches {

    /** How long one answer works at it; whoever asks goes on from where it ends. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 2_000;

    private final LiveMatches matches;

    /** Of the same content for the same case; what is published meanwhile changes little in a minute, and filing checks nothing by it. */
    private final Cache<Asked, Optional<Match>> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    BulkMatches(LiveMatches matches) {
        this.matches = matches;
    }

    private record Asked(@Nullable String caseId, RequestContent content) {}

    /**
     * What can be had for a row.
     *
     * @param earliest local; null where it can't be held as it is asked for
     * @param panel by role, whom the best suggestion has
     * @param obstacles what stands in the way
     */
    record Match(@Nullable LocalDateTime earliest, Map<String, String> panel, List<LiveMatch.Obstacle> obstacles) {}

    /** A row with what can be had for it; null where that is not known. */
    record Matched(BulkReading.Read read, @Nullable Match match) {}

    /**
     * Matches sound rows from one on.
     *
     * @param rows all that are to be matched
     * @param from the place of the first in these
     * @return one or more, as many as there is time for; none beyond the last
     */
    List<Matched> from(List<BulkReading.Read> rows, int from) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var matched = new ArrayList<Matched>();
        for (int i = Math.max(0, from); i < rows.size(); i++) {
            BulkReading.Read read = rows.get(i);
            RequestContent content = read.content();
            matched.add(new Matched(
                    read,
                    content == null
                            ? null
                            : known.get(new Asked(read.knownCase(), content), this::match)
                                    .orElse(null)));
            if (System.nanoTime() > end) {
                break;
            }
        }
        return matched;
    }

    private Optional<Match> match(Asked asked) {
        return matches.of(new Wish(null, asked.caseId(), asked.content()))
                .map(found -> new Match(
                        found.earliest(),
                        found.suggestions().isEmpty()
                                ? Map.of()
                                : found.suggestions().getFirst().panel(),
                        found.obstacles()));
    }
}
