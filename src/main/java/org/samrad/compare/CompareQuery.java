package org.samrad.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.FilterNotRead;
import org.samrad.limits.FilterNotRead.Must;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the comparison is asked to show; all of it is in the page's address. Nothing asked means what is published against the
 * newest proposal, and every difference.
 *
 * @param a code of the first plan
 * @param b code of the second
 * @param q part of a request's id or title, or of its case's reference
 * @param specialist id of somebody on a panel, before or after
 * @param caseId part of a case's reference
 * @param organisation id of an organisation that somebody on a panel, before or after, is from
 * @param kind a {@link PlanDiff.Kind}, in whichever letters
 * @param sort {@code when}, {@code request}, {@code kind}, {@code cost}, {@code told}
 * @param page from 1
 */
public record CompareQuery(
        @Nullable String a,
        @Nullable String b,
        @Nullable String q,
        @Nullable String specialist,
        @BindParam("case") @Nullable String caseId,
        @Nullable String organisation,
        @Nullable String kind,
        @Nullable String sort,
        @Nullable Integer page) {

    static final String PATH = "/plan/compare";

    private static final Set<String> ORDERS = Set.of("when", "request", "kind", "cost", "told");

    /** What is searched for, trimmed; empty for everything. */
    public String text() {
        return q == null ? "" : q.strip();
    }

    /** The part of a case's reference, trimmed; empty for every case. */
    public String caseText() {
        return caseId == null ? "" : caseId.strip();
    }

    /** The kind asked for; null for every kind. */
    public PlanDiff.@Nullable Kind shownKind() {
        String asked = kind == null ? "" : kind.toUpperCase(Locale.ROOT);
        return Arrays.stream(PlanDiff.Kind.values())
                .filter(known -> known.name().equals(asked))
                .findFirst()
                .orElse(null);
    }

    /** Whether a difference is of the kind asked for. */
    boolean isOfShownKind(ComparedRow row) {
        PlanDiff.Kind asked = shownKind();
        return asked == null || row.kind() == asked;
    }

    /**
     * What is asked for that there is not.
     *
     * @param specialists the ids of those that can be chosen
     * @param organisations likewise
     */
    List<FilterNotRead> notRead(Collection<String> specialists, Collection<String> organisations) {
        List<String> kinds = Arrays.stream(PlanDiff.Kind.values())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .toList();
        return Stream.of(
                        shownKind() != null
                                ? Optional.<FilterNotRead>empty()
                                : FilterNotRead.unless(kinds, "compare.kinds", kind, Must.LINK),
                        FilterNotRead.unless(ORDERS, "inbox.order", sort, Must.COLUMN),
                        FilterNotRead.unless(specialists, "compare.filter.specialist", specialist, Must.CHOICE),
                        FilterNotRead.unless(organisations, "compare.filter.organisation", organisation, Must.CHOICE))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The order asked for. */
    public String shownSort() {
        return sort == null ? "when" : sort;
    }

    /** Whether only some of the differences are asked for, kinds aside. */
    public boolean filtered() {
        return !text().isEmpty() || !caseText().isEmpty() || given(specialist) || given(organisation);
    }

    /** The page asked for, from 0. */
    int pageIndex() {
        return page == null || page < 1 ? 0 : page - 1;
    }

    /** The same question about two plans that are known by now. */
    CompareQuery about(String first, String second) {
        return new CompareQuery(first, second, q, specialist, caseId, organisation, kind, sort, page);
    }

    /** The address of the same with the sides swapped; what was new is lost then, and the other way round. */
    public String swapped() {
        PlanDiff.Kind asked = shownKind();
        String other = asked == PlanDiff.Kind.NEW
                ? PlanDiff.Kind.LOST.name()
                : asked == PlanDiff.Kind.LOST ? PlanDiff.Kind.NEW.name() : kind;
        return new CompareQuery(b, a, q, specialist, caseId, organisation, other, sort, null).address();
    }

    /** The address of one kind of the same, or of all. */
    public String ofKind(@Nullable String code) {
        return new CompareQuery(a, b, q, specialist, caseId, organisation, code, sort, null).address();
    }

    /** The address of the same in another order. */
    public String sortedBy(String column) {
        return new CompareQuery(a, b, q, specialist, caseId, organisation, kind, column, null).address();
    }

    /** The address of another page of the same; from 1. */
    public String onPage(int number) {
        return new CompareQuery(a, b, q, specialist, caseId, organisation, kind, sort, number).address();
    }

    /** The address of every difference. */
    public String unfiltered() {
        return new CompareQuery(a, b, null, null, null, null, kind, sort, null).address();
    }

    /** The address of exactly this. */
    public String address() {
        return written(PATH);
    }

    /** The address of the same as a file, all pages in one. */
    public String file() {
        return new CompareQuery(a, b, q, specialist, caseId, organisation, kind, sort, null).written(PATH + ".csv");
    }

    private String written(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "a", a);
        add(address, "b", b);
        add(address, "q", q);
        add(address, "specialist", specialist);
        add(address, "case", caseId);
        add(address, "organisation", organisation);
        add(address, "kind", kind);
        add(address, "sort", sort);
        add(address, "page", page);
        return address.encode().build().toUriString();
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.toString()));
        }
    }
}
