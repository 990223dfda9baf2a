package org.samrad.why;

import java.util.List;
import org.samrad.plan.web.ShownPlace;

/**
 * Why a consultation lies where it does.
 *
 * @param total what it costs by all rules together
 * @param better options that are free and would better the plan, which the search had not come to
 * @param others other options that are free, the cheapest first, each compared with what is held
 * @param blocked cheaper options that one other consultation stands in the way of
 */
record ShownConsultation(
        ShownPlace place,
        List<ShownFact> facts,
        String total,
        List<ShownOption> better,
        List<ShownOption> others,
        List<ShownOption> blocked) {}
