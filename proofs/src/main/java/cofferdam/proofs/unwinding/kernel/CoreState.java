package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.platform.RegisterSwitch;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All state inside objects and those they are made of, found by reflection: every primitive array and every primitive field
 * that is not final. A field that could hold state of another kind is refused, so that none is ever forgotten. Requirement
 * G11-01.
 */
final class CoreState {
    private final Predicate<Class<?>> inside;
    private final Predicate<Class<?>> outside;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Integer> names = new HashMap<>();
    private final List<LiveArray> arrays = new ArrayList<>();
    private final List<Object> owners = new ArrayList<>();
    private final List<LiveScalars.Scalar> scalars = new ArrayList<>();

    private CoreState(Predicate<Class<?>> inside, Predicate<Class<?>> outside) {
        this.inside = inside;
        this.outside = outside;
    }

    /**
     * The state of some objects.
     *
     * @param inside types whose objects are part of it
     * @param outside types of fields that lead out of it
     * @throws UnknownStateException if there is a field that may hold state of another kind
     */
    static CoreState of(List<?> roots, Predicate<Class<?>> inside, Predicate<Class<?>> outside) {
        CoreState state = new CoreState(inside, outside);
        roots.forEach(state::visit);
        state.arrays.add(new LiveScalars(state.scalars));
        state.owners.add(state);
        return state;
    }

    /** The arrays, always in the same order; the last stands for all fields that are no arrays. */
    List<LiveArray> arrays() {
        return Collections.unmodifiableList(arrays);
    }

    /** Whether two arrays belong to one object, and hold columns of its rows. The registers of a switch are no rows. */
    boolean together(int a, int b) {
        return owners.get(a) == owners.get(b) && !(owners.get(a) instanceof RegisterSwitch);
    }

    /** The types of the objects that were visited. */
    Set<Class<?>> types() {
        Set<Class<?>> types = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.forEach(object -> types.add(object.getClass()));
        return types;
    }

    /** The n-th array of that name, from 0. */
    LiveArray array(String name, int n) {
        return array(n == 0 ? name : name + "#" + (n + 1));
    }

    /** The array of that name. */
    LiveArray array(String name) {
        return arrays.stream()
                .filter(array -> array.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownStateException("there is no array " + name + " in the kernel"));
    }

    /** From now on, what is there is the state at the start. */
    void begin() {
        arrays.forEach(LiveArray::begin);
    }

    private void visit(Object object) {
        if (!seen.add(object)) {
            return;
        }
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            Field[] fields = type.getDeclaredFields();
            Arrays.sort(fields, Comparator.comparing(Field::getName));
            for (Field field : fields) {
                field(object, type, field);
            }
        }
    }

    private void field(Object object, Class<?> owner, Field field) {
        String name = owner.getSimpleName() + "." + field.getName();
        boolean fixed = Modifier.isFinal(field.getModifiers());
        Class<?> type = field.getType();
        if (Modifier.isStatic(field.getModifiers())) {
            if (!fixed || !(type.isPrimitive() || type == String.class)) {
                throw new UnknownStateException(name + " is static and may change");
            }
            return;
        }
        field.setAccessible(true);
        if (type.isPrimitive()) {
            if (!fixed) {
                scalars.add(new LiveScalars.Scalar(numbered(name), field, object));
            }
            return;
        }
        if (!fixed) {
            throw new UnknownStateException(name + " is a reference that may change");
        }
        if (!outside.test(type)) {
            reference(object, name, value(object, field));
        }
    }

    private void reference(Object object, String name, Object value) {
        Class<?> type = value.getClass();
        if (type.isArray() && type.getComponentType().isPrimitive()) {
            if (seen.add(value)) {
                arrays.add(LiveArray.of(numbered(name), value));
                owners.add(object);
            }
        } else if (!type.isArray() && inside.test(type)) {
            visit(value);
        } else {
            throw new UnknownStateException(name + " is a " + type.getName() + ", which is not looked into"
                    + (type.isArray() ? " (" + Array.getLength(value) + " elements)" : ""));
        }
    }

    private String numbered(String name) {
        int number = names.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + "#" + number;
    }

    private static Object value(Object object, Field field) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new UnknownStateException(field + " cannot be read: " + e.getMessage());
        }
    }
}
