// A program that is not ours: it sees only what an install put there.

#include <iostream>

#include "qda/base/error.hpp"

int main()
{
    try {
        throw qda::Error({}, "a problem", "a hint");
    } catch (const qda::Error& error) {
        std::cout << error.what() << '\n';
    }
}
