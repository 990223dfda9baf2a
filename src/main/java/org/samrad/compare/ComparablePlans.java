package org.samrad.compare;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.account.Accounts;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publication;
import org.samrad.plan.Publications;
import org.samrad.system.Dates;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/**
 * The plans that a planner may choose among: what is published, the proposals that are kept, the newest versions. What is made of
 * data that are only imagined is compared where it was asked for.
 */
@Component
class ComparablePlans {

    private static final int MOST = 100;
    private static final PageRequest NEWEST_VERSIONS =
            PageRequest.of(0, 30, Sort.by("id").descending());

    private final Proposals proposals;
    private final Publications publications;
    private final Accounts accounts;
    private final PlanningHorizons horizons;
    private final Dates dates;
    private final MessageSource messages;
    private final Clock clock;

    ComparablePlans(
            Proposals proposals,
            Publications publications,
            Accounts accounts,
            PlanningHorizons horizons,
            Dates dates,
            MessageSource messages,
            Clock clock) {
        this.proposals = proposals;
        this.publications = publications;
        this.accounts = accounts;
        this.horizons = horizons;
        this.dates = dates;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A plan to choose.
     *
     * @param name what it is called in short, in the reader's language
     * @param about its name, when it was made and by whom; empty for what is published
     */
    record Choice(PlanRef ref, String name, String about) {

        /** Both on one line. */
        public String label() {
            return about.isEmpty() ? name : name + " · " + about;
        }
    }

    /** What is published first, then proposals and versions, each the newest first. */
    List<Choice> all() {
        ZoneId zone = horizons.zone(clock);
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(PlanRef.PUBLISHED, nameOf(PlanRef.PUBLISHED), ""));
        List<Proposal> made = proposals.findByWhatIfIsNullOrderByIdDesc(Limit.of(MOST));
        List<Publication> published = publications.findAll(NEWEST_VERSIONS).getContent();
        Map<String, String> people = accounts.names(Stream.concat(
                        made.stream().map(Proposal::madeBy), published.stream().map(Publication::publishedBy))
                .toList());
        for (Proposal proposal : made) {
            choices.add(new Choice(
                    proposal.ref(),
                    nameOf(proposal.ref()),
                    Stream.of(
                                    proposal.name(),
                                    proposal.isEdited() ? say("compare.plan.edited") : null,
                                    when(proposal.storedAt(), zone),
                                    people.getOrDefault(proposal.madeBy(), proposal.madeBy()))
                            .filter(part -> part != null && !part.isEmpty())
                            .collect(Collectors.joining(" · "))));
        }
        for (Publication publication : published) {
            if (publication.isForgotten()) {
                continue;
            }
            PlanRef ref = PlanRef.version(publication.id());
            String by = people.getOrDefault(publication.publishedBy(), publication.publishedBy());
            choices.add(new Choice(ref, nameOf(ref), when(publication.publishedAt(), zone) + " · " + by));
        }
        return choices;
    }

    /** What a plan is called in short, whether or not it is there. */
    String nameOf(PlanRef ref) {
        return switch (ref.kind()) {
            case PUBLISHED -> say("compare.plan.published");
            case PROPOSAL -> say("compare.plan.proposal", ref.id());
            case VERSION -> say("compare.plan.version", ref.id());
        };
    }

    private String when(Instant moment, ZoneId zone) {
        return dates.dateTime(LocalDateTime.ofInstant(moment, zone));
    }

    private String say(String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, LocaleContextHolder.getLocale()));
    }
}
