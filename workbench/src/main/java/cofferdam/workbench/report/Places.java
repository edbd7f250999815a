package cofferdam.workbench.report;

import java.util.ArrayList;
import java.util.List;

/** Which places of a drawing are taken, so that texts do not cover each other. */
final class Places {
    /** A rectangle by its centre. */
    record Place(double x, double y, double width, double height) {
        /** The area that two places share. */
        double overlap(Place other) {
            double wide = (width + other.width) / 2 - Math.abs(x - other.x);
            double high = (height + other.height) / 2 - Math.abs(y - other.y);
            return wide <= 0 || high <= 0 ? 0 : Math.min(wide, width) * Math.min(high, height);
        }
    }

    private final List<Place> taken = new ArrayList<>();

    /** Takes a place. */
    void take(Place place) {
        taken.add(place);
    }

    /** Takes the first of these places that is free, or, if none is, the one that covers least. */
    Place takeBest(List<Place> candidates) {
        Place best = candidates.get(0);
        double least = Double.MAX_VALUE;
        for (Place candidate : candidates) {
            double covered = taken.stream().mapToDouble(candidate::overlap).sum();
            if (covered < least) {
                least = covered;
                best = candidate;
            }
        }
        take(best);
        return best;
    }
}
