package org.samrad.plan;

/**
 * Which plan a page is about. Its code stands in addresses: {@code published}, {@code p12} for proposal 12, {@code v3} for what
 * publication 3 left published.
 *
 * @param id of the proposal or the publication; 0 for what is published
 */
public record PlanRef(Kind kind, long id) {

    /** What is published at this moment. */
    public static final PlanRef PUBLISHED = new PlanRef(Kind.PUBLISHED, 0);

    /** The kinds of plan. */
    public enum Kind {
        /** What is published at this moment. */
        PUBLISHED,
        /** A proposal. */
        PROPOSAL,
        /** What was published at an earlier moment. */
        VERSION
    }

    public static PlanRef proposal(long id) {
        return new PlanRef(Kind.PROPOSAL, id);
    }

    /** What was published after a publication. */
    public static PlanRef version(long publication) {
        return new PlanRef(Kind.VERSION, publication);
    }

    /**
     * Reads a code.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static PlanRef of(String code) {
        if (code.equals("published")) {
            return PUBLISHED;
        }
        if (code.matches("[pv][0-9]{1,18}")) {
            long id = Long.parseLong(code.substring(1));
            return code.charAt(0) == 'p' ? proposal(id) : version(id);
        }
        throw new IllegalArgumentException(
                "\"%s\" is no plan; it is published, p and a proposal's number, or v and a publication's."
                        .formatted(code));
    }

    public boolean isPublished() {
        return kind == Kind.PUBLISHED;
    }

    public boolean isProposal() {
        return kind == Kind.PROPOSAL;
    }

    public boolean isVersion() {
        return kind == Kind.VERSION;
    }

    /** How it is written in an address. */
    public String code() {
        return switch (kind) {
            case PUBLISHED -> "published";
            case PROPOSAL -> "p" + id;
            case VERSION -> "v" + id;
        };
    }

    @Override
    public String toString() {
        return code();
    }
}
