package org.samrad.solver;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of one request as a set that contains each of them without listing them: the moves make options when they look
 * at them. It lists the one in use, or one that stands for all. A set of known order, since the solver asks for one.
 */
final class OptionsOf extends LinkedHashSet<Option> {

    private static final long serialVersionUID = 1;

    private final transient Request request;

    OptionsOf(Problem problem, Request request, @Nullable Option current) {
        super(2);
        this.request = request;
        add(current == null ? Option.standingFor(problem, request) : current);
    }

    @Override
    public boolean contains(@Nullable Object candidate) {
        return candidate instanceof Option option && option.request() == request;
    }
}
