// What a cold start is held against: a C++ program that prints a line.
#include <iostream>

int main() { std::cout << "A line.\n"; }
