package java.util;

/** Stands in for lists where walkers are compared: as many elements as these need. */
public class ArrayList<E> extends AbstractList<E> implements List<E> {
    private final Object[] elements = new Object[8];
    private int count;

    @Override
    public boolean add(E element) {
        elements[count] = element;
        count = count + 1;
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) {
        return (E) elements[index];
    }

    @Override
    public int size() {
        return count;
    }
}
