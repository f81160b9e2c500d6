// Nothing to declare: the linker alone looks for what is here.
