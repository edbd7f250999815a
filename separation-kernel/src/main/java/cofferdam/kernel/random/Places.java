package cofferdam.kernel.random;

import cofferdam.kernel.random.SystemPlan.Channel;
import cofferdam.kernel.random.SystemPlan.Grant;
import cofferdam.kernel.random.SystemPlan.Region;

/** Regions, pages and addresses that a partition may know, mostly its own. */
final class Places {
    /** Steps meet more often when they are about the first pages. */
    private static final int FIRST = 4;

    private final SystemPlan plan;
    private final Choices choices;
    private final Numbers numbers;

    Places(SystemPlan plan, Choices choices, Numbers numbers) {
        this.plan = plan;
        this.choices = choices;
        this.numbers = numbers;
    }

    /** A region, mostly one of a partition; now and then the number behind the last. */
    int region(int p) {
        int n = plan.regions().size();
        int r = choices.below(n + 1);
        for (int i = 0; i <= n && !choices.chance(5); i++) {
            int at = (r + i) % (n + 1);
            if (at < n && plan.regions().get(at).partition() == p) {
                return at;
            }
        }
        return r;
    }

    /** A page of a region, the last, or the one behind it. */
    int index(int region) {
        int last = region < plan.regions().size() ? plan.regions().get(region).pages() - 1 : 0;
        return choices.chance(10) ? last + choices.below(2) : choices.below(Math.min(FIRST, last + 1));
    }

    /** A guest-physical address in memory, as far as a partition knows; mostly at the beginning of a page, often near its end. */
    long address(int p) {
        if (choices.chance(4)) {
            return numbers.wild();
        }
        int offset = choices.chance(15) ? 4096 - 8 * choices.between(1, 5) : 8 * choices.below(8);
        return 4096 * page(p) + (choices.chance(2) ? offset + choices.below(8) : offset);
    }

    private long page(int p) {
        if (!plan.grants().isEmpty() && choices.chance(10)) {
            Grant grant = plan.grants().get(choices.below(plan.grants().size()));
            return grant.page() + index(grant.region());
        }
        if (!plan.channels().isEmpty() && choices.chance(10)) {
            Channel channel = plan.channels().get(choices.below(plan.channels().size()));
            return channel.from() == p ? channel.fromPage() : channel.toPage();
        }
        if (!plan.devices().isEmpty() && choices.chance(4)) {
            return plan.devices().get(choices.below(plan.devices().size())).page();
        }
        int r = region(p);
        if (r == plan.regions().size()) {
            return choices.below(FIRST);
        }
        Region region = plan.regions().get(r);
        return region.page() + index(r);
    }
}
