package org.samrad.explain.unblock;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestWindow;

/** The participants, who can at certain times only, can at one more, [from, until) of one day. */
public record OtherWindow(String request, LocalDateTime from, LocalDateTime until) implements EasedContent {

    @Override
    public List<Object> arguments() {
        return List.of(from.toLocalDate(), from.toLocalTime(), until.toLocalTime());
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        List<RequestWindow> own = data.requestWindows().stream()
                .filter(row -> row.request().equals(request))
                .map(PlanningData.RequestWindow::asked)
                .toList();
        return !window().isNeededBeside(own)
                ? data
                : data.with(rows -> rows.requestWindows = Stream.concat(
                                data.requestWindows().stream(),
                                Stream.of(new PlanningData.RequestWindow(request, from, until, false)))
                        .toList());
    }

    @Override
    public RequestContent eased(RequestContent content) {
        return content.alsoAt(window());
    }

    /** The last of the times when the participants can stays: without it they could at any. */
    @Override
    public RequestContent restored(RequestContent content) {
        List<RequestWindow> fewer =
                content.windows().stream().filter(one -> !one.equals(window())).toList();
        return fewer.stream().allMatch(RequestWindow::preferred) ? content : content.withWindows(fewer);
    }

    /** As a time of the request. */
    public RequestWindow window() {
        return new RequestWindow(from, until, false);
    }
}
