package org.softstone.testing;

import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every property test its seed. The ordinary run takes the same samples each time, whatever failed before: a red build
 * is then about the change. {@code deploy/local/test --search} takes others, and many more of them; each property's seed
 * follows from the one of the search, so that one number repeats it.
 *
 * <p>Found by jqwik as a service, wherever this module is on the path of a test: no property can forget its seed.
 */
public final class SeedOfProperties implements AroundPropertyHook {

    /** Of a search; absent in an ordinary run. */
    static final String SEARCH = "softstone.search.seed";

    /** How many times as many samples a search takes. */
    static final String TIMES = "softstone.search.times";

    private static final Optional<Integer> AN_EXAMPLE = Optional.of(1);

    /** jqwik's own default. */
    private static final int USUAL_TRIES = 1000;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        prepare(
                context.attributes(),
                context.containerClass().getName() + "."
                        + context.targetMethod().getName(),
                Optional.ofNullable(Long.getLong(SEARCH)),
                Integer.getInteger(TIMES, 1));
        return property.execute();
    }

    static void prepare(PropertyAttributes attributes, String name, Optional<Long> search, int times) {
        long ordinary = 0x9E37_79B9_7F4A_7C15L * name.hashCode();
        attributes.setSeed(Long.toString(search.map(seed -> seed ^ ordinary).orElse(ordinary)));
        // Else jqwik first tries what failed in the run before, out of a file that is on this machine only.
        attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
        if (search.isPresent() && !attributes.tries().equals(AN_EXAMPLE)) {
            attributes.setTries(attributes.tries().orElse(USUAL_TRIES) * times);
        }
    }
}
