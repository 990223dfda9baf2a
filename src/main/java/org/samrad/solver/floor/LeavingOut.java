package org.samrad.solver.floor;

import java.util.Arrays;
import java.util.List;
import org.samrad.solver.Request;

/**
 * Which requests are best left out where no more may be than a plan leaves out, by the factors of their urgencies: those that save
 * most for their factor. What leaving out is worth is one more price, the best for what all cost now.
 */
final class LeavingOut {

    private final List<Request> requests;
    private final long most;
    private final float[] held;
    private final long[] order;

    /** @param most the sum of the factors of what may be left out */
    LeavingOut(List<Request> requests, long most) {
        this.requests = requests;
        this.most = most;
        this.held = new float[requests.size()];
        this.order = new long[requests.size()];
    }

    /** How much of a request is held, 0 to 1. */
    float held(Request request) {
        return held[request.index()];
    }

    /**
     * What all cost together at least; nothing is said of those that are pinned.
     *
     * @param costs what it costs to hold each, {@link SeatPrices#NEVER} where nobody can
     */
    long settle(long[] costs) {
        long price = price(costs, bySaving(costs));
        long sum = 0;
        for (Request request : requests) {
            if (!request.pinned()) {
                sum += Math.min(costs[request.index()], price * request.factor());
            }
        }
        return sum - price * most;
    }

    /** How many would save something, and in {@link #order} which, those that save least for their factor first. */
    private int bySaving(long[] costs) {
        int count = 0;
        for (Request request : requests) {
            int at = request.index();
            held[at] = request.factor() > 0 && costs[at] < SeatPrices.NEVER ? 1 : 0;
            if (!request.pinned() && request.factor() > 0 && costs[at] > 0) {
                // Floats from 0 on are in the order of their bits.
                long saving = Float.floatToIntBits((float) costs[at] / request.factor());
                order[count++] = saving << Integer.SIZE | at;
            }
        }
        Arrays.sort(order, 0, count);
        return count;
    }

    /** The price of a factor of 1 that makes as many be left out as may. */
    private long price(long[] costs, int count) {
        long left = most;
        for (int one = count - 1; one >= 0; one--) {
            Request request = requests.get((int) order[one]);
            long cost = costs[request.index()];
            if (request.factor() > left) {
                // Who can't be held although nobody else may be left out: no plan is like that, and nothing is proven.
                held[request.index()] = 1 - (float) left / request.factor();
                return cost == SeatPrices.NEVER ? 0 : Math.ceilDiv(cost, request.factor());
            }
            held[request.index()] = 0;
            left -= request.factor();
        }
        return 0;
    }
}
